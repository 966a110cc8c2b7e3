package dev.guiche.channel.webchat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.Identity;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a browser may send; each record refuses what it cannot be. Written down in the protocol. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FromVisitor.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = FromVisitor.Message.class, name = "message"),
  @JsonSubTypes.Type(value = FromVisitor.Mark.class, name = "mark"),
  @JsonSubTypes.Type(value = FromVisitor.Introduce.class, name = "introduce"),
  @JsonSubTypes.Type(value = FromVisitor.Older.class, name = "older"),
  @JsonSubTypes.Type(value = FromVisitor.Typing.class, name = "typing"),
  @JsonSubTypes.Type(value = FromVisitor.Ping.class, name = "ping")
})
sealed interface FromVisitor {
  int LONGEST_TEXT = 8_000;
  int MOST_FILES = 10;
  int MOST_MARKS = 200;

  /**
   * @param token from an earlier welcome, or null
   * @param identity signed by the site's server, or null
   * @param since the change of the last reading; 0 for none
   */
  record Hello(@Nullable String token, @Nullable Identity identity, @Nullable Long since)
      implements FromVisitor {
    public Hello {
      check(since == null || since >= 0, "since é o número que o servidor mandou, ou 0");
    }

    long change() {
      return since == null ? 0 : since;
    }
  }

  /**
   * @param id the browser's own, the same whenever it sends this message again
   * @param order rises from message to message: milliseconds since 1970 on the server's clock
   * @param files numbers that uploads were answered with
   */
  record Message(UUID id, long order, String text, List<Long> files) implements FromVisitor {
    public Message {
      text = Objects.requireNonNullElse(text, "");
      files = List.copyOf(Objects.requireNonNullElse(files, List.of()));
      check(id != null, "falta id: um UUID, o mesmo a cada reenvio");
      check(order > 0, "order é um número maior que 0");
      check(text.length() <= LONGEST_TEXT, "text tem no máximo " + LONGEST_TEXT + " caracteres");
      check(files.size() <= MOST_FILES, "files tem no máximo " + MOST_FILES + " números");
      check(!text.isBlank() || !files.isEmpty(), "uma mensagem tem texto ou arquivos");
    }
  }

  /**
   * @param deliveries of entries of ours, as they came with them
   */
  record Mark(String status, List<Long> deliveries) implements FromVisitor {
    public Mark {
      deliveries = List.copyOf(Objects.requireNonNullElse(deliveries, List.of()));
      check("delivered".equals(status) || "read".equals(status), "status é delivered ou read");
      check(
          !deliveries.isEmpty() && deliveries.size() <= MOST_MARKS,
          "deliveries tem de 1 a " + MOST_MARKS + " números");
    }

    DeliveryStatus reached() {
      return "read".equals(status) ? DeliveryStatus.READ : DeliveryStatus.DELIVERED;
    }
  }

  /** Not proven by anybody; either may be empty. */
  record Introduce(String name, String email) implements FromVisitor {
    private static final Pattern EMAIL =
        Pattern.compile(
            "[^\\s@<>()\\[\\],;:\"]{1,64}@[^\\s@<>()\\[\\],;:\"]{1,190}\\.[^\\s@.]{2,63}");

    public Introduce {
      name = Objects.requireNonNullElse(name, "").strip();
      email = Objects.requireNonNullElse(email, "").strip().toLowerCase(Locale.ROOT);
      check(!name.isEmpty() || !email.isEmpty(), "diga name, email ou os dois");
      check(name.length() <= 100, "name tem no máximo 100 caracteres");
      check(email.isEmpty() || EMAIL.matcher(email).matches(), "email não é um endereço de e-mail");
    }
  }

  /** Asks for what stands before a position. */
  record Older(long before) implements FromVisitor {}

  /** The visitor is writing. */
  record Typing() implements FromVisitor {}

  /** Is anybody there? */
  record Ping() implements FromVisitor {}

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
