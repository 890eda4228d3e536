/// How much room text takes, in characters of half width, so that columns and rows can be made to fit.
enum TextWidth {
  /// Points of one line of body text.
  static let line = 13.5
  /// The tallest row that a workbook can have, in points.
  static let tallest = 409.0

  /// Width of a text without line breaks: two for a Chinese character, one for a Latin one.
  static func of(_ text: some StringProtocol) -> Double {
    text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : isNothing($1) ? 0 : 1.05) }
  }

  /// Width of columns that are one cell, with the margins between them.
  static func merged(_ widths: ArraySlice<Double>) -> Double {
    widths.reduce(0, +) + 0.7 * Double(max(0, widths.count - 1))
  }

  /// Parts side by side with gaps of wide spaces, as large as there is room for, on as few lines as hold them with the smallest.
  static func packed(_ parts: [String], width: Double, gap: ClosedRange<Int>) -> String {
    let room = max(2, width - 4)
    var lines: [[String]] = []
    var used = 0.0
    for part in parts {
      let more = of(part) + (lines.isEmpty ? 0 : Double(2 * gap.lowerBound))
      if lines.isEmpty || used + more > room {
        lines.append([part])
        used = of(part)
      } else {
        lines[lines.count - 1].append(part)
        used += more
      }
    }
    return lines.map { line in
      let free = (room - line.reduce(0) { $0 + of($1) }) / 2 / Double(max(1, line.count - 1))
      let spaces = max(gap.lowerBound, min(gap.upperBound, Int(max(0, free))))
      return line.joined(separator: String(repeating: "　", count: spaces))
    }.joined(separator: "\n")
  }

  /// Lines that a text fills in a column.
  static func lines(_ text: String, width: Double) -> Int {
    // Some of the width is margin, and a line may not begin with a comma or end with an opening bracket.
    let room = max(2, width - 0.8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, paragraph in
      var count = 1
      var used = 0.0
      for token in tokens(paragraph) {
        if used + token > room, used > 0 {
          count += 1
          used = 0
        }
        // A word longer than the line is broken.
        count += Int(token / room)
        used = token > room ? token.truncatingRemainder(dividingBy: room) : used + token
      }
      return lines + count
    }
  }

  /// Height of a row whose fullest cell has so many lines of text of a size in points.
  static func height(lines: Int, size: Double = 10) -> Double {
    min(tallest, max(18, Double(lines) * line * size / 10 + 4))
  }

  /// Widths of what cannot be broken: each wide character alone, runs of others together.
  private static func tokens(_ text: Substring) -> [Double] {
    var tokens: [Double] = []
    var run = 0.0
    for scalar in text.unicodeScalars {
      if isWide(scalar) || scalar == " " || isNothing(scalar) {
        if run > 0 { tokens.append(run) }
        run = 0
        tokens.append(isWide(scalar) ? 2 : 1)
      } else {
        run += 1.05
      }
    }
    if run > 0 { tokens.append(run) }
    return tokens
  }

  static func isNothing(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isVariationSelector || scalar.properties.generalCategory == .nonspacingMark
      || scalar == "\u{200D}"
  }

  /// East Asian wide characters and signs, and pictures.
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      true
    // Quotation marks, dots and numbers in circles are wide in Chinese fonts.
    case 0x2010...0x2027, 0x2030...0x205E, 0x2103...0x22FF, 0x2460...0x27BF, 0xB7: true
    default: false
    }
  }
}
