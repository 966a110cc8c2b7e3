package dev.guiche.panel.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.conversation.ConversationId;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.http.Json;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.follow.Notification;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that has changed, its frame written once.
 *
 * @param key the same for every state of the same thing
 * @param changed the transaction that last touched it
 * @param fresh whether it is news to this node
 * @param moved whether it may have left somebody's sight by it
 * @param assignedTo whom it was just given to by somebody else, or null
 * @param called whom it has just called to where it stands
 * @param watched whom it tells something of a ticket that they follow, and what kind of thing
 * @param frame the frame without its last field, which says up to where the hearer has been told
 */
record News(
    String key,
    Place place,
    long changed,
    boolean fresh,
    boolean moved,
    @Nullable ConsultantId assignedTo,
    Call called,
    Map<ConsultantId, Notification.Kind> watched,
    String frame) {

  /**
   * @param event what of the house's own calls them; null where a note names them
   */
  record Call(Set<ConsultantId> who, @Nullable JsonNode event) {
    static final Call NOBODY = new Call(Set.of(), null);
  }

  /** Where a thing stands, which says who may see it and whom it concerns. */
  record Place(
      @Nullable ConversationId conversation,
      @Nullable TicketId ticket,
      DeskId desk,
      @Nullable ConsultantId hands) {}

  static String frameOf(Object frame) {
    String whole = Json.text(frame);
    return whole.substring(0, whole.length() - 1);
  }

  /** The frame, for somebody who has been told all before that transaction. */
  String at(long change) {
    return frame + ",\"change\":" + change + "}";
  }

  /** It is not in your sight, or no longer. */
  String gone(long change) {
    return Json.text(new Frames.Gone("gone", place.conversation(), place.ticket(), change));
  }

  boolean isEntry() {
    return key.startsWith("entry");
  }
}
