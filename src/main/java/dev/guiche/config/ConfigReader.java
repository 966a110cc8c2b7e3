package dev.guiche.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads {@code channels.yml}. What is wrong in it is found as a whole and said at once. */
public final class ConfigReader {
  private static final long ATTACHMENT_LIMIT = 25L * 1024 * 1024;

  private ConfigReader() {}

  /**
   * @param environment where {@code ${NAME}} is looked up
   * @param locale of the messages: Portuguese, or English for every other language
   * @throws InvalidConfig when anything in the file is wrong
   */
  public static GuicheConfig read(Path file, Map<String, String> environment, Locale locale) {
    var problems = new Problems(file.toString(), locale);
    try {
      return read(Files.readString(file), new Variables(environment), problems);
    } catch (IOException e) {
      problems.add(1, "", "file", e.getClass().getSimpleName());
      throw problems.asException();
    }
  }

  /** The same for the {@code channels.yml} that ships with the program. */
  public static GuicheConfig readShipped(Map<String, String> environment, Locale locale) {
    var problems = new Problems("channels.yml", locale);
    return read(shipped("/channels.yml"), new Variables(environment), problems);
  }

  /** The trees of questions that ship, with the house's products but not yet with its desks. */
  public static List<TriageConfig> shippedTriage(GuicheConfig config) {
    return TriageReader.SHIPPED.stream()
        .map(name -> TriageReader.shipped(name, config.organization(), config.products()))
        .toList();
  }

  private static GuicheConfig read(String yaml, Variables variables, Problems problems) {
    var root = new Section(problems, variables, "", 1, compose(yaml, problems));
    var organization = organization(root.section("organization"));
    boolean sandbox = root.value("sandbox", Form.FLAG, false);
    long limit = root.value("attachment_limit", Form.SIZE, ATTACHMENT_LIMIT);
    var proxies = root.list("trusted_proxies", Form.RANGE);
    var plans = new PlansReader(root.section("plans"), organization).read();
    var workflows = WorkflowsReader.readAll(root.section("workflows"), plans, organization);
    var products = root.list("products", Form.TEXT);
    var hours = HoursReader.readAll(root, organization);
    var channels = new ChannelsReader(root, organization);
    var desks =
        new DesksReader(
                root,
                channels.mailboxes(),
                channels.bots(),
                workflows,
                plans,
                organization.locale().toLanguageTag())
            .read();
    MailRulesReader.check(root, channels.read(), desks, workflows);
    var questionable =
        Stream.concat(
                channels.read().stream()
                    .filter(channel -> !(channel instanceof EmailConfig))
                    .map(ChannelConfig::name),
                Stream.of(TriageConfig.PORTAL))
            .distinct()
            .toList();
    var trees = TriageReader.readAll(root, organization, desks, workflows, products, questionable);
    var portal = PortalReader.read(root.section("portal"), organization);
    var webhooks = WebhooksReader.readAll(root.section("webhooks"), sandbox);
    root.close();
    if (!problems.isEmpty()) {
      throw problems.asException();
    }
    List<String> notices = sandbox ? List.of() : channels.notices();
    return new GuicheConfig(
        organization,
        sandbox,
        channels.read(),
        desks,
        workflows,
        plans,
        products,
        hours,
        trees,
        portal,
        webhooks,
        limit,
        proxies,
        notices);
  }

  /** The file as nodes that know their lines. */
  static @Nullable MappingNode compose(String yaml, Problems problems) {
    try {
      var settings = LoadSettings.builder().setUseMarks(true).setLabel(problems.file()).build();
      var node = new Compose(settings).composeString(yaml).orElse(null);
      if (node instanceof MappingNode root) {
        return root;
      }
      problems.add(1, "", "empty");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(line, "", "syntax", String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      problems.add(1, "", "syntax", String.valueOf(e.getMessage()));
    } catch (StackOverflowError tooDeep) {
      problems.add(1, "", "syntax", "brackets in brackets without end");
    }
    // Nothing else can be said of a file that is none.
    throw problems.asException();
  }

  private static Organization organization(Section section) {
    var organization =
        new Organization(
            section.required("name", Form.TEXT, "?"),
            section.value("time_zone", Form.ZONE, ZoneId.of("America/Sao_Paulo")),
            section.value("locale", Form.LOCALE, Locale.forLanguageTag("pt-BR")));
    section.close();
    return organization;
  }

  /** A resource of the program itself. */
  static String shipped(String resource) {
    try (InputStream stream = ConfigReader.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("Not in the program: " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
