package dev.guiche.portal;

import dev.guiche.contact.ContactId;
import dev.guiche.contact.Contacts;
import dev.guiche.contact.MailWishes;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import org.jspecify.annotations.Nullable;

/** Who I am, and which mails I want. */
final class Myself implements Endpoints.Group {
  private final PortalServices services;

  Myself(PortalServices services) {
    this.services = services;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints.on("getCustomer", call -> me(call)).on("setMailWishes", this::setWishes);
  }

  private record View(
      ContactId id,
      String name,
      @Nullable String email,
      @Nullable String company,
      MailWishes mails) {}

  private Answer me(Call call) {
    var id = call.customer().id();
    var contact = new Contacts().get(services.database(), id).orElseThrow(Refused.NotLoggedIn::new);
    return Answer.ok(
        new View(
            id,
            contact.name(),
            contact.email(),
            contact.company(),
            MailWishes.of(services.database(), id)));
  }

  private Answer setWishes(Call call) {
    call.body(MailWishes.class).keep(services.database(), call.customer().id());
    return me(call);
  }
}
