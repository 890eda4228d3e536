import Foundation
import FoundationXML

/// A page as a strict parser reads it; the page is written so that every parser of XML can.
final class ParsedPage: NSObject, XMLParserDelegate {
  /// An element.
  final class Element {
    let name: String
    let attributes: [String: String]
    var children: [Element] = []
    /// Text of the element and of everything in it.
    var text = ""

    init(_ name: String, _ attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }

    /// All elements below of one name, in their order.
    func all(_ name: String) -> [Element] {
      children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
    }

    /// Whether the element is of a class.
    func isOf(_ kind: String) -> Bool { (attributes["class"] ?? "").split(separator: " ").contains { $0 == kind } }

    /// Texts of the cells of a table, row by row.
    var rows: [[String]] {
      all("tr").map { row in row.children.map { $0.text } }
    }
  }

  /// The root.
  let root = Element("", [:])
  private var open: [Element] = []

  /// Reads a page.
  init(_ html: String) throws {
    super.init()
    open = [root]
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = self
    if !parser.parse() {
      throw parser.parserError ?? CocoaError(.fileReadCorruptFile)
    }
  }

  /// All elements.
  var elements: [Element] { below(root) }

  private func below(_ element: Element) -> [Element] { element.children.flatMap { [$0] + below($0) } }

  /// The part of the page with an id.
  func part(_ id: String) -> Element { elements.first { $0.attributes["id"] == id } ?? Element("missing", [:]) }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let element = Element(name, attributes)
    open.last?.children.append(element)
    open.append(element)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    for element in open { element.text += text }
  }
}
