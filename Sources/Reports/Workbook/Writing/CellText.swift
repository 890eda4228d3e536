/// Text as a cell of a workbook can hold it, so that every reader gives back what was meant.
enum CellText {
  /// Most UTF-16 units of a cell.
  static let longest = 32_767
  /// What stands at the end of a text that is longer than a cell can be.
  static let cut = "……（超出单元格上限，后略）"

  /// Writes control characters as `_x0001_`, and texts that look like that as themselves; XML could not carry them.
  static func written(_ text: String) -> String {
    let text = text.utf16.count > longest ? shortened(text) : text
    guard text.unicodeScalars.contains(where: { needsEscape($0) || $0 == "_" }) else { return text }
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      if needsEscape(scalar) || (scalar == "_" && looksEscaped(scalars[place...])) {
        result.append(contentsOf: escape(scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func shortened(_ text: String) -> String {
    var result = ""
    var used = cut.utf16.count
    for character in text {
      used += character.utf16.count
      if used > longest { break }
      result.append(character)
    }
    return result + cut
  }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 32 && scalar != "\n" && scalar != "\t") || scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }

  /// Whether it begins like `_x0041_`.
  private static func looksEscaped(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let sign = Array(scalars.prefix(7))
    return sign.count == 7 && sign[1] == "x" && sign[6] == "_" && sign[2...5].allSatisfy(\.properties.isASCIIHexDigit)
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
  }

  /// Text for places that take no escapes: titles of documents, headers of pages.
  static func plain(_ text: String, longest: Int) -> String {
    var result = ""
    for character in text {
      let isShown = character.unicodeScalars.allSatisfy {
        $0.properties.generalCategory != .control && !$0.properties.isNoncharacterCodePoint
      }
      if result.utf16.count + character.utf16.count > longest { break }
      if isShown { result.append(character) }
    }
    return result
  }
}
