import SamplingInspection

/// A whole page: one file that loads nothing and runs nothing.
enum PageFrame {
  /// The file, HTML in UTF-8; the same content gives the same text.
  static func html(
    title: String, kind: String = "", _ language: Language, @MarkupBuilder body: () -> Markup
  ) -> String {
    let document = tag("html", ["lang": language("zh-CN", "en")]) {
      tag("head") {
        void("meta", ["charset": "utf-8"])
        void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        // Says to the browser what this file promises: nothing comes from elsewhere, and nothing runs.
        void(
          "meta",
          ["http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"])
        tag("title") { title }
        Markup(styleSheet: StyleSheet.text)
      }
      tag("body", ["class": kind]) { body() }
    }
    return "<!DOCTYPE html>\n" + document.html + "\n"
  }
}
