/// HTML or SVG that is whole and safe: made of elements whose names stand in the program and of text, which is always escaped.
struct Markup: Sendable {
  /// The markup as text.
  let html: String

  private init(html: String) { self.html = html }

  /// Nothing.
  static let empty = Markup(html: "")

  /// Text; whatever it holds, it stays text.
  init(text: String) { html = Self.escaped(text) }

  /// An element with content, which may be none.
  init(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, content: Markup) {
    html = "<\(name)\(Self.written(attributes))>" + content.html + "</\(name)>"
  }

  /// An element that never has content, such as `meta` or `rect`.
  init(void name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
    html = "<\(name)\(Self.written(attributes))/>"
  }

  /// A style sheet, which is not text; so it can only be one that stands in the program.
  init(styleSheet: StaticString) { html = "<style>\(styleSheet)</style>" }

  /// Pieces one after another.
  init(_ pieces: [Markup]) { html = pieces.map(\.html).joined() }

  private static func written(_ attributes: KeyValuePairs<StaticString, String>) -> String {
    attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
  }

  /// Text without anything that a browser would take for markup, or that has no place in HTML.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n": result += " "
      case _ where Self.isForbidden(scalar.value): result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Control characters, and code points that stand for no character.
  private static func isForbidden(_ value: UInt32) -> Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE
  }
}

/// Lets markup be written in its own order: elements, texts, conditions and loops.
@resultBuilder
enum MarkupBuilder {
  static func buildExpression(_ text: String) -> Markup { Markup(text: text) }
  static func buildExpression(_ markup: Markup) -> Markup { markup }
  static func buildBlock(_ pieces: Markup...) -> Markup { Markup(pieces) }
  static func buildArray(_ pieces: [Markup]) -> Markup { Markup(pieces) }
  static func buildOptional(_ piece: Markup?) -> Markup { piece ?? .empty }
  static func buildEither(first piece: Markup) -> Markup { piece }
  static func buildEither(second piece: Markup) -> Markup { piece }
}

/// An element with content.
func tag(
  _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], @MarkupBuilder _ content: () -> Markup
) -> Markup {
  Markup(name, attributes, content: content())
}

/// An element without content.
func void(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) -> Markup {
  Markup(void: name, attributes)
}
