package dev.guiche.channel.whatsapp;

import dev.guiche.channel.ChannelName;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Twilio's calls: read and verified on the event loop, worked off on a virtual thread each, and
 * refused with "try again" when too many are at hand.
 */
final class Hooks {
  private final Signatures signatures;
  private final PublicAddress address;
  private final Refusals refusals;
  private final int size;
  private final Semaphore room;
  private volatile boolean open;

  /** Work of one verified hook, on a virtual thread. What it throws becomes "try again". */
  @FunctionalInterface
  interface Work {
    Answer on(Form form, byte[] raw) throws Exception;
  }

  /**
   * @param size how many may be at hand at once
   */
  Hooks(ChannelName channel, Signatures signatures, PublicAddress address, int size) {
    this.signatures = signatures;
    this.address = address;
    this.refusals = new Refusals(channel);
    this.size = size;
    this.room = new Semaphore(size);
  }

  void mount(Router router, String path, Work work) {
    router.post(path).handler(call -> receive(call, work));
  }

  void open() {
    open = true;
  }

  /** Takes nothing new and waits for what is at hand. */
  void close(Duration atMost) {
    open = false;
    try {
      if (room.tryAcquire(size, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        room.release(size);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void receive(RoutingContext call, Work work) {
    String type = call.request().getHeader("Content-Type");
    if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
      refuse(call, Answer.NOT_A_FORM, "the body is no form");
      return;
    }
    Body.read(
        call,
        body -> verify(call, body, work),
        () -> refuse(call, Answer.TOO_LARGE, "the body is larger than " + Body.LIMIT + " bytes"));
  }

  private void verify(RoutingContext call, byte[] body, Work work) {
    String signature = call.request().getHeader("X-Twilio-Signature");
    if (signature == null) {
      refuse(call, Answer.REFUSED, "it carries no X-Twilio-Signature");
      return;
    }
    Form form;
    try {
      form = Form.parse(body.clone());
    } catch (Form.Malformed why) {
      refuse(call, Answer.malformed(String.valueOf(why.getMessage())), "the form is malformed");
      return;
    }
    if (isSigned(call, signature, form)) {
      begin(call, form, body, work);
    } else {
      refuse(
          call,
          Answer.REFUSED,
          "no configured auth token signed it for "
              + address.base()
              + call.currentRoute().getPath()
              + "; if it is Twilio's, set GUICHE_PUBLIC_URL to the address that Twilio calls, or"
              + " auth_token to the account's");
    }
  }

  private boolean isSigned(RoutingContext call, String signature, Form form) {
    byte[] made = Signatures.decode(signature, Base64.getDecoder());
    for (String url : address.of(call.request())) {
      if (signatures.made(made, form.signedWith(url))) {
        return true;
      }
    }
    return false;
  }

  private void refuse(RoutingContext call, Answer answer, String why) {
    refusals.note(why);
    answer.give(call.response());
  }

  private void begin(RoutingContext call, Form form, byte[] raw, Work work) {
    if (!open || !room.tryAcquire()) {
      Answer.LATER.give(call.response());
      return;
    }
    inOwnThread(call, () -> work.on(form, raw));
  }

  /** What a virtual thread finds out. */
  @FunctionalInterface
  interface Finding {
    Answer find() throws Exception;
  }

  /** A call that carries no form: asked for, not told. */
  void serve(RoutingContext call, Finding finding) {
    if (room.tryAcquire()) {
      inOwnThread(call, finding);
    } else {
      Answer.LATER.give(call.response());
    }
  }

  private void inOwnThread(RoutingContext call, Finding finding) {
    Context context = call.vertx().getOrCreateContext();
    Thread.ofVirtual()
        .name("whatsapp-hook")
        .start(
            () -> {
              Answer answer = Answer.LATER;
              try {
                answer = finding.find();
              } catch (Exception notNow) {
                refusals.note("it could not be kept: " + notNow.getMessage());
              } finally {
                room.release();
                Answer given = answer;
                context.runOnContext(unused -> given.give(call.response()));
              }
            });
  }
}
