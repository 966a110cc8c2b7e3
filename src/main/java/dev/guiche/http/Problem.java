package dev.guiche.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guiche.http.door.Refused;
import java.util.List;
import java.util.Map;

/**
 * A problem document (RFC 9457).
 *
 * @param detail what happened and what to do, for people
 * @param code for programs
 * @param errors what is wrong where; empty unless the request is not as the document says
 * @param headers what goes beside the document
 */
record Problem(
    String title,
    int status,
    String detail,
    String code,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Refused.Fault> errors,
    @JsonIgnore Map<String, String> headers) {

  static Problem of(int status, String code, String title, String detail) {
    return new Problem(title, status, detail, code, List.of(), Map.of());
  }

  Problem because(List<Refused.Fault> faults) {
    return new Problem(title, status, detail, code, faults, headers);
  }

  Problem with(String header, String value) {
    return new Problem(title, status, detail, code, errors, Map.of(header, value));
  }

  /** What {@code type} is made of. */
  public String getType() {
    return "urn:guiche:problem:" + code;
  }
}
