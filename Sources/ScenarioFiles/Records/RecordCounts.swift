import Foundation
import SamplingInspection

/// Counts sampling records by year, county, category, kind of task and laboratory, a piece of the file at a time, so that their number does not matter.
///
/// Rows with the same 抽样编号 are one sample, which fails if one of them does. What has no verdict does not count, nor do re-tests and samples that follow up a failure.
public struct RecordCounts {
  private struct Key: Hashable {
    var year: Int
    var county: String
    var category: String
    var quarter: Int
    var taskKind: String
    var lab: String
  }

  private struct Count {
    var key: Key
    var batches: Int64 = 0
    var failures: Int64 = 0
    var risk = ""
  }

  private var counts: [Count] = []
  private var places: [Key: Int] = [:]
  /// Samples seen, and those that failed, by a hash of 64 bits: two of a million samples share one in 1 of 30 million files.
  private var seen: Set<UInt64> = []
  private var failed: Set<UInt64> = []
  /// Places of counts by a hash of the bytes that name them; nil for follow-ups.
  private var known: [UInt64: Int?] = [:]
  private let byQuarter: Bool

  /// Rows read.
  public private(set) var rows = 0
  /// Rows of samples that had been seen before.
  public private(set) var repeated = 0
  /// Rows of re-tests and of samples that follow up a failure.
  public private(set) var followUps = 0
  /// Rows without a verdict.
  public private(set) var withoutVerdict = 0

  /// Counts nothing yet.
  ///
  /// - Parameter byQuarter: whether quarters are told apart.
  public init(byQuarter: Bool = false) { self.byQuarter = byQuarter }

  /// The counts in order of year, county, category, quarter, kind of task and laboratory.
  public var results: [RecordedResults] {
    counts.map {
      RecordedResults(
        year: $0.key.year, quarter: $0.key.quarter, county: $0.key.county, category: $0.key.category, risk: $0.risk,
        taskKind: $0.key.taskKind, lab: $0.key.lab, batches: $0.batches, failures: $0.failures)
    }.sorted {
      ($0.year, $0.county, $0.category, $0.quarter, $0.taskKind, $0.lab)
        < ($1.year, $1.county, $1.category, $1.quarter, $1.taskKind, $1.lab)
    }
  }

  /// Adds a file: `records.csv`, one row a sample, or `history.csv`, counts.
  ///
  /// - Throws: ``FindingsError`` with the first line that cannot be understood, or `CancellationError`.
  public mutating func add(file: URL, isCancelled: () -> Bool = { false }) throws {
    guard let handle = try? FileHandle(forReadingFrom: file) else {
      throw FindingsError([
        Finding(
          at: .init(file: file.path), Wording(zh: "无法读取文件", en: "the file cannot be read"),
          remedy: Wording(zh: "检查路径和权限", en: "check its path and permissions"))
      ])
    }
    defer { try? handle.close() }
    var isFirst = true
    var whole: [UInt8]?
    try add(file.lastPathComponent) {
      if isCancelled() { throw CancellationError() }
      if whole != nil { return nil }
      guard var piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty else { return nil }
      if isFirst {
        isFirst = false
        // A piece may end within a character, so only what is wrong before its end tells another encoding.
        if String(validating: piece.dropLast(piece.count == 1 << 20 ? 4 : 0).dropPartialCharacter, as: UTF8.self) == nil
        {
          let bytes = [UInt8](piece) + [UInt8](try handle.readToEnd() ?? Data())
          guard let text = try? TextEncoding.utf8(bytes) else { return piece }
          whole = Array(text)
          return Data(text)
        }
        if piece.starts(with: [0xEF, 0xBB, 0xBF]) { piece = piece.dropFirst(3) }
      }
      return piece
    }
  }

  /// Adds a file from memory.
  public mutating func add(_ bytes: [UInt8], file: String) throws {
    var isRead = false
    try add(file) {
      defer { isRead = true }
      return isRead ? nil : Data(bytes)
    }
  }

  private mutating func add(_ file: String, next: () throws -> Data?) throws {
    var stream = RowStream()
    var columns: RecordColumns?
    func take(_ row: RowStream.Row) throws {
      if let columns {
        try add(row, columns, file)
      } else {
        columns = try RecordColumns(row, file)
      }
    }
    while let piece = try next() {
      try piece.withUnsafeBytes { try stream.feed($0, take) }
    }
    guard try stream.finish(take), columns != nil else {
      throw FindingsError([
        Finding(
          at: .init(file: file), Wording(zh: "文件是空的，或有引号没有合上", en: "the file is empty, or a quote is left open"),
          remedy: Wording(zh: "第一行写表头", en: "begin with the headings"))
      ])
    }
  }

  private mutating func add(_ row: RowStream.Row, _ columns: RecordColumns, _ file: String) throws {
    guard row.ends.count == columns.count else {
      throw columns.refusal(
        row, nil,
        Wording(
          zh: "有 \(row.ends.count) 个单元格，表头有 \(columns.count) 个",
          en: "\(row.ends.count) cells, but \(columns.count) headings"))
    }
    rows += 1
    switch columns.kind {
    case .records(let sample, let date, let result):
      let verdict = row.cell(result)
      let isFailing = verdict.elementsEqual(RecordColumns.failing)
      guard isFailing || verdict.elementsEqual(RecordColumns.passing) else {
        guard verdict.allSatisfy({ $0 == 32 }) else {
          throw columns.refusal(row, result, Wording(zh: "不是检验结论", en: "this is no verdict"))
        }
        withoutVerdict += 1
        return
      }
      guard let place = try place(row, columns, date) else { return }
      let name = RecordColumns.hash(row.cell(sample))
      if seen.contains(name) {
        repeated += 1
        if isFailing, failed.insert(name).inserted {
          counts[place].failures += 1
        }
        return
      }
      seen.insert(name)
      counts[place].batches += 1
      if isFailing {
        failed.insert(name)
        counts[place].failures += 1
      }
    case .counts(let year, let batches, let failures, let risk):
      guard let place = try place(row, columns, year) else { return }
      let done = try columns.number(row, batches)
      let found = try columns.number(row, failures)
      guard found <= done else {
        throw columns.refusal(row, failures, Wording(zh: "不合格多于批次", en: "more failures than batches"))
      }
      counts[place].batches += done
      counts[place].failures += found
      if let risk { counts[place].risk = try columns.text(row, risk) }
    }
  }

  /// The place where a row counts, nil for re-tests and follow-ups; the first four digits of a date are its year.
  private mutating func place(_ row: RowStream.Row, _ columns: RecordColumns, _ date: Int) throws -> Int? {
    let day = row.cell(date)
    var hash = RecordColumns.hash(row.cell(columns.county))
    hash = RecordColumns.hash(row.cell(columns.category), hash)
    hash = RecordColumns.hash(day.prefix(4), hash)
    let quarter = byQuarter ? Self.quarter(day) : 0
    hash = (hash ^ UInt64(quarter)) &* 0x100_0000_01B3
    for column in [columns.taskKind, columns.lab] {
      if let column { hash = RecordColumns.hash(row.cell(column), hash) }
    }
    if let known = known[hash] {
      if known == nil { followUps += 1 }
      return known
    }
    let text = try columns.text(row, date)
    guard let year = Int(text.prefix(4)), (1990...2100).contains(year),
      text.count == 4 || CalendarDate(strict: text) != nil
    else { throw columns.refusal(row, date, Wording(zh: "不是年份或日期", en: "this is no year or day")) }
    let category = try columns.text(row, columns.category)
    guard !category.isEmpty else {
      throw columns.refusal(row, columns.category, Wording(zh: "单元格是空的", en: "the cell is blank"))
    }
    let key = Key(
      year: year, county: try columns.text(row, columns.county), category: category, quarter: quarter,
      taskKind: try columns.taskKind.map { try columns.text(row, $0) } ?? "",
      lab: try columns.lab.map { try columns.text(row, $0) } ?? "")
    guard !RecordColumns.isFollowUp(key.taskKind) else {
      known[hash] = .some(nil)
      followUps += 1
      return nil
    }
    let place = places[key] ?? counts.count
    if place == counts.count {
      places[key] = place
      counts.append(Count(key: key))
    }
    known[hash] = .some(place)
    return place
  }

  /// The quarter of a day such as 2021-05-06; 0 for a year alone.
  private static func quarter(_ day: ArraySlice<UInt8>) -> Int {
    guard day.count == 10 else { return 0 }
    let month = Int(day[day.startIndex + 5] &- 48) * 10 + Int(day[day.startIndex + 6] &- 48)
    return (1...12).contains(month) ? (month + 2) / 3 : 0
  }
}

extension Data {
  /// Without the bytes of a last character that may be cut off.
  fileprivate var dropPartialCharacter: Data {
    var rest = self
    for _ in 0..<3 {
      guard let last = rest.last, last >= 0x80 else { return rest }
      rest = rest.dropLast()
      if last >= 0xC0 { return rest }
    }
    return rest
  }
}
