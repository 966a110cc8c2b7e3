package dev.guiche.channel.webchat;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Identity;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who visits one site, and the tokens that prove it. */
final class Visitors {
  private final Database database;
  private final ChannelName channel;

  Visitors(Database database, ChannelName channel) {
    this.database = database;
    this.channel = channel;
  }

  /** A visitor and the token to say hello with next time. */
  record Entered(Visitor visitor, Token token) {}

  /** The anonymous visitor with this token. A signed person's token alone is nobody's. */
  Optional<Entered> anonymous(@Nullable Token token) {
    return token == null
        ? Optional.empty()
        : byToken(database, token)
            .filter(known -> known.identity() == null)
            .map(known -> new Entered(known, token));
  }

  /** A new anonymous visitor. */
  Entered create() {
    return database.inTransaction(tx -> withFreshToken(tx, insertAnonymous(tx)));
  }

  /**
   * The person whom the site signs, opened by the signature alone, so that the next user of a
   * shared computer sees nothing of theirs. An anonymous talk goes on under the first identity that
   * its browser proves.
   *
   * @param identity checked already
   */
  Entered signed(@Nullable Token token, Identity identity) {
    return database.inTransaction(tx -> signed(tx, token, identity));
  }

  /** Whose token this is. */
  Optional<Visitor> of(Token token) {
    return byToken(database, token);
  }

  /** Whether there is, still, a visitor with this address. */
  boolean exist(Address visitor) {
    return database
        .first(
            "select id from webchat_visitor where channel = $1 and id = $2",
            row -> row.number("id"),
            channel.value(),
            Visitor.number(visitor))
        .isPresent();
  }

  /** What a visitor says of themself; what the site has signed stays. */
  Visitor introduce(Visitor visitor, String name, String email) {
    return database.one(
        """
        update webchat_visitor
           set name = case when proven or $2 = '' then name else $2 end,
               email = case when proven or $3 = '' then email else $3 end
         where id = $1
        returning id, identity, name, email, proven
        """,
        Visitors::visitor,
        visitor.id(),
        name,
        email);
  }

  private Entered signed(Sql tx, @Nullable Token token, Identity identity) {
    var known = token == null ? null : byToken(tx, token).orElse(null);
    if (known != null && known.identity() == null) {
      adopt(tx, known, identity);
    }
    Visitor visitor = upsertSigned(tx, identity);
    return token != null && known != null && known.id() == visitor.id()
        ? new Entered(visitor, token)
        : withFreshToken(tx, visitor);
  }

  private Entered withFreshToken(Sql tx, Visitor visitor) {
    var token = Token.fresh();
    tx.send(
        "insert into webchat_token (hash, visitor_id) values ($1, $2)", token.hash(), visitor.id());
    return new Entered(visitor, token);
  }

  private Optional<Visitor> byToken(Sql sql, Token token) {
    return sql.first(
        """
        select v.id, v.identity, v.name, v.email, v.proven
          from webchat_token t join webchat_visitor v on v.id = t.visitor_id
         where t.hash = $1 and v.channel = $2
        """,
        Visitors::visitor,
        token.hash(),
        channel.value());
  }

  private Visitor insertAnonymous(Sql tx) {
    return tx.one(
        """
        insert into webchat_visitor (channel) values ($1)
        returning id, identity, name, email, proven
        """,
        Visitors::visitor,
        channel.value());
  }

  /** Gives an anonymous visitor the identity, unless it is somebody's already. */
  private void adopt(Sql tx, Visitor anonymous, Identity identity) {
    tx.send(
        """
        update webchat_visitor set identity = $2
         where id = $1 and identity is null
           and not exists (select from webchat_visitor where channel = $3 and identity = $2)
        """,
        anonymous.id(),
        identity.id(),
        channel.value());
  }

  private Visitor upsertSigned(Sql tx, Identity identity) {
    return tx.one(
        """
        insert into webchat_visitor (channel, identity, name, email, proven)
        values ($1, $2, $3, nullif($4, ''), true)
            on conflict (channel, identity) do update
           set name = excluded.name, email = excluded.email, proven = true
        returning id, identity, name, email, proven
        """,
        Visitors::visitor,
        channel.value(),
        identity.id(),
        identity.name(),
        identity.email());
  }

  private static Visitor visitor(Row row) {
    return new Visitor(
        row.number("id"),
        row.textOrNull("identity"),
        row.text("name"),
        row.textOrNull("email"),
        row.flag("proven"));
  }
}
