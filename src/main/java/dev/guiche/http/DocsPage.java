package dev.guiche.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The document as one page without scripts: what can be called, by whom, with what, and every
 * schema, each linked to where it is used.
 */
final class DocsPage {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--line:color-mix(in oklab,currentColor 18%,transparent);--soft:color-mix(in oklab,currentColor 6%,transparent)}
      body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1.5rem}
      h1{font-size:1.75rem}h2{margin-top:2.5rem;border-bottom:1px solid var(--line)}
      details{border:1px solid var(--line);border-radius:6px;margin:.5rem 0;padding:.5rem .75rem}
      summary{cursor:pointer}pre{background:var(--soft);padding:.75rem;border-radius:6px;overflow:auto}
      code,pre{font:13px/1.5 ui-monospace,monospace}.method{display:inline-block;width:4.5rem;font-weight:600}
      .role{float:right;opacity:.75}nav a{margin-right:.75rem}:target{outline:2px solid;outline-offset:2px}
      """;

  private final JsonObject document;
  private final StringBuilder page = new StringBuilder();

  DocsPage(JsonObject document) {
    this.document = document;
  }

  String html() {
    var info = document.getJsonObject("info");
    page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
        .append(escape(info.getString("title")))
        .append(" API</title><style>")
        .append(STYLE)
        .append("</style></head><body><h1>")
        .append(escape(info.getString("title")))
        .append(" API</h1><p>")
        .append(escape(info.getString("summary")))
        .append(" <a href=\"openapi.json\">openapi.json</a></p>");
    prose(info.getString("description"));
    page.append("<nav>");
    tags().forEach(tag -> page.append("<a href=\"#%1$s\">%1$s</a>".formatted(escape(name(tag)))));
    page.append("<a href=\"#schemas\">schemas</a></nav>");
    tags().forEach(this::tag);
    schemas();
    return page.append("</body></html>").toString();
  }

  private List<JsonObject> tags() {
    return document.getJsonArray("tags").stream().map(JsonObject.class::cast).toList();
  }

  private static String name(JsonObject tag) {
    return tag.getString("name");
  }

  private void tag(JsonObject tag) {
    page.append("<h2 id=\"%1$s\">%1$s</h2><p>".formatted(escape(name(tag))))
        .append(escape(tag.getString("description")))
        .append("</p>");
    for (Map.Entry<String, Object> path : document.getJsonObject("paths")) {
      var item = (JsonObject) path.getValue();
      for (var method : item.fieldNames()) {
        if (METHODS.contains(method)
            && item.getJsonObject(method).getJsonArray("tags").getString(0).equals(name(tag))) {
          operation(method, path.getKey(), item.getJsonObject(method));
        }
      }
    }
  }

  private void operation(String method, String path, JsonObject operation) {
    page.append(
            "<details id=\"%s\"><summary><span class=\"role\">"
                .formatted(operation.getString("operationId")))
        .append(escape(operation.getString("x-role")))
        .append("</span><span class=\"method\">")
        .append(method.toUpperCase(java.util.Locale.ROOT))
        .append("</span><code>")
        .append(escape(path))
        .append("</code><br>")
        .append(escape(operation.getString("summary")))
        .append("</summary>");
    if (operation.containsKey("description")) {
      prose(operation.getString("description"));
    }
    json("Parameters", operation.getValue("parameters"));
    json("Body", operation.getValue("requestBody"));
    json("Answers", operation.getValue("responses"));
    page.append("</details>");
  }

  private void schemas() {
    page.append("<h2 id=\"schemas\">schemas</h2>");
    for (Map.Entry<String, Object> schema :
        document.getJsonObject("components").getJsonObject("schemas")) {
      page.append(
          "<details id=\"schema-%1$s\"><summary><code>%1$s</code></summary>"
              .formatted(escape(schema.getKey())));
      json("", schema.getValue());
      page.append("</details>");
    }
  }

  private void json(String title, Object value) {
    if (value != null) {
      var text =
          value instanceof JsonArray list
              ? list.encodePrettily()
              : ((JsonObject) value).encodePrettily();
      var linked =
          escape(text)
              .replaceAll(
                  "&quot;#/components/schemas/(\\w+)&quot;", "<a href=\"#schema-$1\">$1</a>");
      page.append("<p>").append(title).append("</p><pre>").append(linked).append("</pre>");
    }
  }

  private void prose(String text) {
    var paragraphs = new ArrayList<String>(List.of(text.strip().split("\\n\\s*\\n")));
    for (var paragraph : paragraphs) {
      var coded = CODE.matcher(escape(paragraph)).replaceAll("<code>$1</code>");
      page.append("<p>")
          .append(STRONG.matcher(coded).replaceAll("<strong>$1</strong>"))
          .append("</p>");
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
