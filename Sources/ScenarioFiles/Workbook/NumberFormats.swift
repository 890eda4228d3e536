import Foundation
import SamplingInspection

/// How a workbook shows numbers: which styles are days, and how days are counted.
struct NumberFormats: Sendable {
  /// Whether each style shows a day.
  private(set) var isDay: [Bool] = []
  /// Days are counted from 1904.
  var countsFrom1904 = false

  init() {}

  /// Reads `styles.xml`.
  init(_ bytes: [UInt8], file: String) throws(FindingsError) {
    var custom: [Int: Bool] = [:]
    var isDay: [Bool] = []
    var isInCells = false
    try XMLPart.tell(
      bytes, file: file,
      to: .init(
        began: { name, attributes in
          switch name {
          case "numFmt":
            if let id = attributes["numFmtId"].flatMap(Int.init), let code = attributes["formatCode"] {
              custom[id] = Self.showsDay(code)
            }
          case "cellXfs": isInCells = true
          case "xf" where isInCells:
            let id = attributes["numFmtId"].flatMap(Int.init) ?? 0
            isDay.append(custom[id] ?? Self.builtIn.contains { $0.contains(id) })
          default: break
          }
        },
        ended: { name, _ in if name == "cellXfs" { isInCells = false } }))
    self.isDay = isDay
  }

  /// Built-in formats of days (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are the Chinese ones).
  private static let builtIn = [14...17, 22...22, 27...31, 34...36, 50...58]

  /// Whether a format code shows a day or month: y, m or d outside quotes and brackets, with a y or a d among them.
  private static func showsDay(_ code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\\", "_", "*": isEscaped = !isQuoted
      case "\"": isQuoted.toggle()
      case "[" where !isQuoted: isBracketed = true
      case "]" where !isQuoted: isBracketed = false
      case "y" where !isQuoted && !isBracketed, "d" where !isQuoted && !isBracketed: return true
      default: break
      }
    }
    return false
  }

  /// The day that a number stands for, such as `2021-09-30`; nil if it is no whole day of years 1900 to 9999.
  func day(_ number: Double) -> String? {
    let last = countsFrom1904 ? 2_957_003.0 : 2_958_465.0
    guard number == number.rounded(), number >= 1, number <= last else { return nil }
    // Spreadsheets count a 29 February 1900 that there never was.
    let days = Int(number) + (countsFrom1904 ? 1462 : number < 60 ? 1 : 0)
    return CalendarDate(daysSince1970: days - 25_569)?.text
  }

  /// A number as a spreadsheet shows it when there is room: decimal, 15 digits; nil if it is no number.
  static func plain(_ text: String) -> String? {
    guard let number = Double(text.trimmingSpaces()), number.isFinite else { return nil }
    let short = String(format: "%.15g", number)
    guard let mark = short.firstIndex(of: "e"), let exponent = Int(short[short.index(after: mark)...]) else {
      return short
    }
    let isNegative = short.hasPrefix("-")
    let digits = short[..<mark].filter(\.isNumber)
    let point = 1 + exponent
    let plain =
      point <= 0
      ? "0." + String(repeating: "0", count: -point) + digits
      : digits.count <= point
        ? digits + String(repeating: "0", count: point - digits.count)
        : String(digits.prefix(point)) + "." + digits.dropFirst(point)
    return (isNegative ? "-" : "") + plain
  }
}
