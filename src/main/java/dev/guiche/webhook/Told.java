package dev.guiche.webhook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is told of one thing that happened. Whatever customers do not see stands under a field
 * {@code internal}, and nowhere else.
 *
 * @param message or note that was written
 * @param rating what the customer gave
 * @param move from which stage to which, by their keys
 */
record Told(
    @Nullable Talk conversation,
    @Nullable Need ticket,
    Person contact,
    @Nullable Said message,
    @Nullable Rating rating,
    @Nullable Move move) {

  /** Something with a key in {@code channels.yml}, and what people call it. */
  record Named(String key, String label) {}

  /** Who wrote to us; {@code externalId} is their number in the ERP. */
  record Person(
      long id,
      String name,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String company,
      @Nullable String externalId) {}

  /** A conversation. */
  record Talk(
      long id,
      String protocol,
      String channel,
      String kind,
      String state,
      Named desk,
      @Nullable String outcome,
      Instant openedAt,
      @Nullable Instant closedAt,
      @Nullable TalkInside internal) {}

  /** What of a conversation stays in the house. */
  record TalkInside(@Nullable String consultant, @Nullable String solution) {}

  /**
   * A ticket, as its customer sees it.
   *
   * @param stage the last one that they may see; null where the workflow shows none
   * @param ends what it came to; null while it is open
   * @param fields what the customer was asked at opening
   */
  record Need(
      long id,
      String protocol,
      String title,
      Named desk,
      Named category,
      @Nullable Named stage,
      boolean waitsForCustomer,
      @Nullable String ends,
      @Nullable String solution,
      @Nullable String reason,
      @Nullable String planned,
      @Nullable LocalDate promisedOn,
      Map<String, String> fields,
      Instant openedAt,
      @Nullable Instant closedAt,
      List<Linked> conversations,
      @Nullable NeedInside internal) {}

  /** A talk that the ticket grew out of. */
  record Linked(long id, String protocol, String channel) {}

  /** What of a ticket stays in the house. */
  record NeedInside(
      Named stage,
      String priority,
      @Nullable String consultant,
      @Nullable String why,
      @Nullable String solution,
      @Nullable String reason,
      Map<String, String> fields) {}

  /**
   * What somebody wrote.
   *
   * @param from customer, consultant or system
   * @param automatic by a machine on the customer's side
   * @param internal whether it is a note
   */
  record Said(
      long id,
      String from,
      @Nullable String name,
      @Nullable String channel,
      @Nullable String subject,
      String text,
      boolean automatic,
      boolean internal,
      List<File> files) {}

  /** A file: {@code GET /api/v1/attachments/{id}} gives it, once {@code state} is stored. */
  record File(long id, String name, String mediaType, @Nullable Long size, String state) {}

  /** {@code from} is null for one that the reader did not see. */
  record Move(@Nullable String from, String to) {}

  /** One to five stars. */
  record Rating(int stars, String comment) {}
}
