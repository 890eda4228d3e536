import Foundation
import SamplingInspection

/// Reads one sheet: its cells row by row, and which of them are merged.
struct SheetReading {
  /// Texts that cells refer to by number.
  let sharedTexts: [String]
  /// Which styles are days.
  let formats: NumberFormats

  /// Most cells of all sheets together, blank ones before the last of a row included.
  static let mostCells = 4_000_000

  /// Reads the rows and merges of a sheet's part.
  ///
  /// - Parameter room: cells that may still come; what the sheet has is taken from it.
  func read(_ bytes: [UInt8], into sheet: inout Workbook.Sheet, room: inout Int, file: String) throws(FindingsError) {
    var reading = State(room: room)
    try XMLPart.tell(
      bytes, file: file,
      to: .init(
        began: { reading.began($0, $1) }, ended: { reading.ended($0, $1, self) }, isDone: { reading.isTooMuch }))
    room = reading.room
    if reading.isTooMuch { throw FindingsError([ZipFault.tooLarge.finding(file)]) }
    reading.endRow()
    sheet.rows = reading.rows.sorted { $0.number < $1.number }
    sheet.merges = reading.merges
    if zip(sheet.rows, sheet.rows.dropFirst()).contains(where: { $0.number == $1.number }) {
      throw FindingsError([ZipFault.damaged.finding(file)])
    }
  }

  /// What was told so far.
  private struct State {
    var rows: [Workbook.Row] = []
    var merges: [Workbook.Merge] = []
    var room: Int
    var isTooMuch = false
    private var row = Workbook.Row(number: -1, cells: [])
    private var address = CellAddress(row: 0, column: -1)
    private var type = ""
    private var style = 0
    private var formula: String?
    private var value: String?
    private var inline: [String] = []
    private var isPhonetic = false

    init(room: Int) { self.room = room }

    mutating func began(_ name: String, _ attributes: [String: String]) {
      switch name {
      case "row":
        endRow()
        let number = attributes["r"].flatMap(Int.init).map { $0 - 1 } ?? row.number + 1
        row = Workbook.Row(number: min(max(number, 0), CellAddress.limits.rows), cells: [])
        address = CellAddress(row: row.number, column: -1)
      case "c":
        // A cell without an address follows the one before it.
        let given = attributes["r"].flatMap { CellAddress($0) }
        address = CellAddress(row: row.number, column: given?.column ?? address.column + 1)
        type = attributes["t"] ?? "n"
        style = attributes["s"].flatMap(Int.init) ?? 0
        (formula, value, inline) = (nil, nil, [])
      case "rPh": isPhonetic = true
      case "mergeCell":
        let ends = (attributes["ref"] ?? "").split(separator: ":").map { CellAddress($0) }
        if ends.count == 2, let first = ends[0], let last = ends[1], first.row <= last.row, first.column <= last.column
        {
          merges.append(.init(rows: first.row...last.row, columns: first.column...last.column))
        }
      default: break
      }
    }

    mutating func ended(_ name: String, _ text: String, _ reading: SheetReading) {
      switch name {
      case "f": formula = text
      case "v": value = text
      case "t" where !isPhonetic: inline.append(text)
      case "rPh": isPhonetic = false
      case "c": endCell(reading)
      default: break
      }
    }

    private mutating func endCell(_ reading: SheetReading) {
      let cell = reading.cell(type: type, style: style, formula: formula, value: value, inline: inline)
      guard cell.kind != .blank, (0..<CellAddress.limits.columns).contains(address.column), row.number >= 0 else {
        return
      }
      let missing = address.column + 1 - row.cells.count
      room -= max(0, missing)
      if room < 0 {
        isTooMuch = true
        return
      }
      if missing > 0 { row.cells += Array(repeating: Workbook.Cell(), count: missing) }
      row.cells[address.column] = cell
    }

    mutating func endRow() {
      if !row.cells.isEmpty { rows.append(row) }
      row.cells = []
    }
  }

  /// What people see in a cell.
  private func cell(type: String, style: Int, formula: String?, value: String?, inline: [String]) -> Workbook.Cell {
    switch type {
    case "s":
      guard let number = value.flatMap({ Int($0) }), sharedTexts.indices.contains(number) else {
        return Workbook.Cell()
      }
      return text(sharedTexts[number])
    case "inlineStr": return text(SharedTexts.unescaped(inline.joined()))
    case "str": return text(SharedTexts.unescaped(value ?? ""))
    case "b": return value.map { .init(text: $0 == "1" ? "TRUE" : "FALSE", kind: .boolean) } ?? .init()
    case "e": return value.map { .init(text: $0, kind: .error) } ?? .init()
    case "d": return value.map { .init(text: String($0.prefix(10)), kind: .date) } ?? .init()
    default:
      guard let value, !value.isEmpty else {
        return formula.map { .init(text: "=" + $0, kind: .uncomputed) } ?? .init()
      }
      guard let plain = NumberFormats.plain(value) else { return .init(text: value, kind: .error) }
      if plain.utf8.prefix(while: { $0 != UInt8(ascii: ".") }).count(where: { $0 != UInt8(ascii: "-") }) > 15 {
        return .init(text: value, kind: .imprecise)
      }
      if formats.isDay.indices.contains(style), formats.isDay[style], let number = Double(value),
        let day = formats.day(number)
      {
        return .init(text: day, kind: .date)
      }
      return .init(text: plain, kind: .number)
    }
  }

  private func text(_ text: String) -> Workbook.Cell {
    let seen = text.trimmingSpaces().composed
    return seen.isEmpty ? Workbook.Cell() : Workbook.Cell(text: seen, kind: .text)
  }
}
