package dev.guiche.channel.whatsapp;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.Phone;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.database.Sql;
import java.util.regex.Pattern;

/**
 * Between Twilio's spelling of a number and ours. The same Brazilian mobile number, with and
 * without its ninth digit, is one {@link Address}; but a WhatsApp account that was made before the
 * digit may answer only to the old spelling, so that spelling is remembered and messages go there.
 */
final class Numbers {
  private static final String PREFIX = "whatsapp:";
  private static final Pattern HAS_TWO_SPELLINGS = Pattern.compile("\\+55[1-9][1-9]9[6-9][0-9]{7}");
  private static final int REMEMBERED = 20_000;

  private final Sql sql;
  private final Recent<String, Address> seen = new Recent<>(REMEMBERED);

  Numbers(Sql sql) {
    this.sql = sql;
  }

  /**
   * @param from such as {@code whatsapp:+5531987654321}
   * @throws IllegalArgumentException when it is not WhatsApp's
   */
  Address addressOf(String from) {
    Address known = seen.get(from);
    if (known != null) {
      return known;
    }
    if (!from.startsWith(PREFIX)) {
      throw new IllegalArgumentException("The sender is not on WhatsApp");
    }
    String spelled = from.substring(PREFIX.length());
    // WhatsApp has begun to name people without telling their number: such a name stays as it is.
    String value = Phone.read(spelled).map(Phone::e164).orElse(spelled);
    var address = new Address(ChannelKind.WHATSAPP, value);
    if (isRemembered(address, spelled)) {
      seen.put(from, address);
    }
    return address;
  }

  private boolean isRemembered(Address address, String spelled) {
    if (!HAS_TWO_SPELLINGS.matcher(address.value()).matches()) {
      return true;
    }
    try {
      if (spelled.equals(address.value())) {
        forget(address);
      } else {
        remember(address, spelled);
      }
      return true;
    } catch (DatabaseFailure nextTime) {
      return false; // the message matters more, and its sender will write again
    }
  }

  private void remember(Address address, String spelled) {
    sql.send(
        """
        insert into whatsapp_number (address, spelled) values ($1, $2)
        on conflict (address) do update set spelled = excluded.spelled
        """,
        address.value(),
        spelled);
  }

  private void forget(Address address) {
    sql.send("delete from whatsapp_number where address = $1", address.value());
  }

  /** What Twilio is to be given, such as {@code whatsapp:+553187654321}. */
  String dial(Address to) {
    String spelled =
        HAS_TWO_SPELLINGS.matcher(to.value()).matches()
            ? sql.first(
                    "select spelled from whatsapp_number where address = $1",
                    row -> row.text("spelled"),
                    to.value())
                .orElse(to.value())
            : to.value();
    return PREFIX + spelled;
  }
}
