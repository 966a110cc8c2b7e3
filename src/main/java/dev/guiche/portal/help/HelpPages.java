package dev.guiche.portal.help;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guiche.config.Organization;
import dev.guiche.database.Database;
import dev.guiche.knowledge.Markdown;
import dev.guiche.knowledge.PublishedArticles;
import dev.guiche.knowledge.PublishedArticles.Entry;
import dev.guiche.knowledge.Recommender;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the pages. */
final class HelpPages {
  private static final int OF_EACH = 8;
  private static final int RESULTS = 20;
  private static final int SITEMAP = 50_000;

  private final Database database;
  private final Organization house;
  private final URI publicUrl;
  private final PublishedArticles articles;
  private final Recommender recommender = new Recommender();

  HelpPages(Database database, Organization house, URI publicUrl) {
    this.database = database;
    this.house = house;
    this.publicUrl = publicUrl;
    this.articles = new PublishedArticles(database);
  }

  /**
   * @param category all of one; empty for some of each
   */
  String home(Locale locale, String category) {
    var words = HelpWords.in(locale);
    var main = new StringBuilder();
    main.append(
        "<h1>%s</h1>".formatted(Html.escaped(category.isEmpty() ? words.home() : category)));
    main.append("<p class=\"muted\">%s</p>".formatted(Html.escaped(words.intro())));
    var all =
        articles.all(locale).stream()
            .collect(
                Collectors.groupingBy(Entry::category, LinkedHashMap::new, Collectors.toList()));
    all.forEach(
        (name, some) -> {
          if (category.isEmpty()) {
            part(main, words, locale, name, some);
          } else if (name.equals(category)) {
            main.append(list(some));
          }
        });
    String own = "/ajuda" + query(locale, category);
    return sheet(locale, category.isEmpty() ? words.home() : category, own, main.toString());
  }

  private void part(
      StringBuilder main, HelpWords words, Locale locale, String name, List<Entry> entries) {
    String title = name.isEmpty() ? words.others() : name;
    main.append("<section><h2>%s</h2>".formatted(Html.escaped(title)));
    main.append(list(entries.subList(0, Math.min(OF_EACH, entries.size()))));
    if (entries.size() > OF_EACH && !name.isEmpty()) {
      main.append(
          "<p><a href=\"/ajuda%s\">%s (%d)<span class=\"muted\"> %s</span></a></p>"
              .formatted(
                  Html.escaped(query(locale, name)),
                  Html.escaped(words.all()),
                  entries.size(),
                  Html.escaped(title)));
    }
    main.append("</section>");
  }

  private String query(Locale locale, String category) {
    String language =
        locale.getLanguage().equals(house.locale().getLanguage())
            ? ""
            : "lang=" + locale.toLanguageTag();
    String about = category.isEmpty() ? "" : "assunto=" + Html.inAddress(category);
    String both = language.isEmpty() || about.isEmpty() ? language + about : language + "&" + about;
    return both.isEmpty() ? "" : "?" + both;
  }

  private static String list(List<Entry> entries) {
    return entries.stream()
        .map(entry -> item(entry.path(), entry.title()))
        .collect(Collectors.joining("", "<ul class=\"list\">", "</ul>"));
  }

  private static String item(String path, String title) {
    return "<li><a href=\"%s\">%s</a></li>".formatted(path, Html.escaped(title));
  }

  private String sheet(Locale locale, String title, String path, String main) {
    return new Sheet(
            locale,
            house.name(),
            title,
            publicUrl + path,
            HelpWords.in(locale).intro(),
            null,
            "",
            main)
        .html();
  }

  String search(Locale locale, String asked) {
    var words = HelpWords.in(locale);
    var found = recommender.find(database, asked, locale, RESULTS);
    String main =
        "<h1>%s “%s”</h1>".formatted(Html.escaped(words.found()), Html.escaped(asked))
            + (found.isEmpty()
                ? "<p>%s</p>".formatted(Html.escaped(words.nothing()))
                : found.stream()
                    .map(one -> item(one.path(), one.title()))
                    .collect(Collectors.joining("", "<ul class=\"list\">", "</ul>")));
    return new Sheet(locale, house.name(), words.search(), null, "", null, asked, main).html();
  }

  Optional<PublishedArticles.Page> find(long id) {
    return articles.find(id);
  }

  void vote(long id, String voter, boolean helped) {
    articles.vote(id, voter, helped);
  }

  /**
   * @param thanked whether the reader has just said whether it helped
   */
  String article(PublishedArticles.Page page, boolean thanked) {
    var entry = page.entry();
    var locale = Locale.forLanguageTag(entry.locale());
    var words = HelpWords.in(locale);
    String category =
        entry.category().isEmpty()
            ? ""
            : "<p class=\"muted\"><a href=\"/ajuda%s\">%s</a></p>"
                .formatted(
                    Html.escaped(query(locale, entry.category())), Html.escaped(entry.category()));
    String date =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(locale)
            .withZone(house.zone())
            .format(entry.at());
    String helped =
        thanked
            ? "<p role=\"status\">%s</p>".formatted(Html.escaped(words.thanks()))
            : "<p>%s</p>%s%s"
                .formatted(
                    Html.escaped(words.helped()),
                    vote(entry, "sim", words.yes()),
                    vote(entry, "nao", words.no()));
    String main =
        "%s<h1>%s</h1><article>%s</article><div class=\"helped\">%s</div><p class=\"muted\">%s %s</p>"
            .formatted(
                category,
                Html.escaped(entry.title()),
                Markdown.html(page.body()),
                helped,
                Html.escaped(words.updated()),
                Html.escaped(date));
    return new Sheet(
            locale,
            house.name(),
            entry.title(),
            publicUrl + entry.path(),
            Html.description(page.body()),
            about(page),
            "",
            main)
        .html();
  }

  private static String vote(Entry entry, String said, String label) {
    return "<form method=\"post\" action=\"%s/%s\"><button>%s</button></form>"
        .formatted(entry.path(), said, Html.escaped(label));
  }

  /** A title that asks is a question with its answer, any other an article. */
  private ObjectNode about(PublishedArticles.Page page) {
    var json = JsonNodeFactory.instance.objectNode().put("@context", "https://schema.org");
    var entry = page.entry();
    if (entry.title().endsWith("?")) {
      json.put("@type", "FAQPage");
      var question = json.putArray("mainEntity").addObject();
      question.put("@type", "Question").put("name", entry.title());
      question
          .putObject("acceptedAnswer")
          .put("@type", "Answer")
          .put("text", Markdown.html(page.body()));
      return json;
    }
    json.put("@type", "Article").put("headline", entry.title());
    json.put("inLanguage", entry.locale()).put("dateModified", entry.at().toString());
    json.put("mainEntityOfPage", publicUrl + entry.path());
    json.putObject("publisher").put("@type", "Organization").put("name", house.name());
    return json;
  }

  String gone() {
    var words = HelpWords.in(house.locale());
    String main =
        "<h1>%s</h1><p><a href=\"/ajuda\">%s</a></p>"
            .formatted(Html.escaped(words.gone()), Html.escaped(words.home()));
    return new Sheet(house.locale(), house.name(), words.gone(), null, "", null, "", main).html();
  }

  String sitemap() {
    return articles.newest(SITEMAP - 1).stream()
        .map(entry -> Map.entry(publicUrl + entry.path(), entry.at().toString()))
        .map(
            entry ->
                "<url><loc>%s</loc><lastmod>%s</lastmod></url>\n"
                    .formatted(Html.escaped(entry.getKey()), entry.getValue()))
        .collect(
            Collectors.joining(
                "",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
                    + "<url><loc>%s/ajuda</loc></url>\n".formatted(publicUrl),
                "</urlset>\n"));
  }
}
