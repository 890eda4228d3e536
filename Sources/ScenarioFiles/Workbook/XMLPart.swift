import Foundation
import SamplingInspection

#if canImport(FoundationXML)
  internal import FoundationXML
#endif

/// One part of a workbook, told element by element; prefixes of names are dropped.
///
/// Anything with a document type is refused before it is parsed: that is where entities come from, and no spreadsheet writes one.
final class XMLPart: NSObject, XMLParserDelegate {
  /// What is told of a part.
  struct Listener {
    /// An element begins, with its attributes.
    var began: (_ name: String, _ attributes: [String: String]) -> Void = { _, _ in }
    /// An element ends, with the text that stood in it since its last child.
    var ended: (_ name: String, _ text: String) -> Void = { _, _ in }
    /// Whether enough was told.
    var isDone: () -> Bool = { false }
  }

  private let listener: Listener
  private var text = ""
  private var depth = 0
  private var elements = 0
  private var open: [String] = []
  private var hasMismatch = false
  private var isTooMuch = false
  private var isDone = false

  private static let mostElements = 8_000_000
  private static let mostDepth = 64
  /// Most bytes between < and >: libxml2 needs time that grows with the square of an element's attributes.
  private static let mostInTag = 1 << 16

  private init(_ listener: Listener) { self.listener = listener }

  /// Tells a part.
  ///
  /// - Throws: ``FindingsError`` if it is not XML in UTF-8, has a document type, or is larger than any part of a workbook.
  static func tell(_ bytes: [UInt8], file: String, to listener: Listener) throws(FindingsError) {
    guard isPlain(bytes) else { throw FindingsError([ZipFault.damaged.finding(file)]) }
    let part = XMLPart(listener)
    guard longestTag(bytes) <= mostInTag else { throw FindingsError([ZipFault.tooLarge.finding(file)]) }
    // As a stream it comes in pieces: of one piece libxml2 takes more than ten megabytes for damaged.
    let parser = XMLParser(stream: InputStream(data: Data(bytes)))
    parser.delegate = part
    parser.shouldResolveExternalEntities = false
    let isWhole = parser.parse()
    if part.isTooMuch { throw FindingsError([ZipFault.tooLarge.finding(file)]) }
    // The parser passes over tags that do not match.
    let isBroken = !isWhole || part.depth != 0 || part.elements == 0 || part.hasMismatch
    if isBroken, !part.isDone { throw FindingsError([ZipFault.damaged.finding(file)]) }
  }

  /// Bytes of the longest tag.
  private static func longestTag(_ bytes: [UInt8]) -> Int {
    var longest = 0
    var start = 0
    var isInside = false
    for (place, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "<") {
        start = place
        isInside = true
      } else if byte == UInt8(ascii: ">") {
        isInside = false
      }
      if isInside { longest = max(longest, place - start) }
    }
    return longest
  }

  /// Whether the bytes are UTF-8 without a document type.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    // The parser itself goes on after bytes that are no UTF-8, and Foundation breaks down on what it then tells.
    guard String(validating: bytes, as: UTF8.self) != nil else { return false }
    let head = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
    if head.contains("encoding=") {
      guard head.contains("encoding=\"utf-8\"") || head.contains("encoding='utf-8'") else { return false }
    }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.prefix(4).contains(0) {
      return false
    }
    return Data(bytes).range(of: Data("<!DOCTYPE".utf8)) == nil && Data(bytes).range(of: Data("<!ENTITY".utf8)) == nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    depth += 1
    elements += 1
    if depth > Self.mostDepth || elements > Self.mostElements {
      isTooMuch = true
      parser.abortParsing()
      return
    }
    open.append(name)
    text = ""
    listener.began(Self.local(name), attributes)
    stopIfDone(parser)
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    depth -= 1
    if open.popLast() != name { hasMismatch = true }
    listener.ended(Self.local(name), text)
    text = ""
    stopIfDone(parser)
  }

  private func stopIfDone(_ parser: XMLParser) {
    if listener.isDone() {
      isDone = true
      parser.abortParsing()
    }
  }

  private static func local(_ name: String) -> String {
    name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.utf8.index(after: $0)...]) } ?? name
  }
}
