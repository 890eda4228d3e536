import Foundation
import SamplingInspection

/// Reads one round of the draw from its folder: strictly, and without judging what it says.
public struct RoundFolderReader: Sendable {
  /// Files by path.
  public let files: [String: [UInt8]]

  /// Paths of all files of a round.
  static let known = Set(
    [RoundFile.statement, RoundFile.page]
      + (RoundFile.committed + [
        RoundFile.drawn, RoundFile.reserves, RoundFile.outcomes, RoundFile.substitutes,
      ]).map { RoundFile.sealed + "/" + $0 })

  /// Reads a folder from disk.
  ///
  /// - Throws: ``FindingsError`` if it is no round of a draw.
  public init(folder: URL) throws(FindingsError) {
    var files: [String: [UInt8]] = [:]
    for path in Self.known {
      let file = folder.appendingPathComponent(path)
      if FileManager.default.fileExists(atPath: file.path) { files[path] = try bytes(of: file) }
    }
    self.init(files: files)
  }

  /// Reads from memory.
  public init(files: [String: [UInt8]]) { self.files = files }

  /// The same files, to be continued.
  public var folder: RoundFolder { RoundFolder(files: files) }

  /// Reads everything.
  public func read() throws(FindingsError) -> OpenedRound {
    let statement = try statement()
    var committed: [String: [UInt8]] = [:]
    for name in RoundFile.committed { committed[name] = files[RoundFile.sealed + "/" + name] }
    let text = String(decoding: committed[RoundFile.salt] ?? [], as: UTF8.self)
    guard let salt = Salt(text.trimmingSpaces()) else {
      throw Self.refusal(
        RoundFile.salt, Wording(zh: "不是 64 位十六进制的盐值，或文件不在", en: "there is no salt of 64 hexadecimal digits"))
    }
    let list = try table(.drawList, RoundFile.list)
    let need = try table(.drawNeed, RoundFile.need)
    var findings: [Finding] = []
    var round = OpenedRound(
      statement: statement, committed: committed,
      subjects: list.map { row in
        var subject = Subject(
          id: row.text("subject"), name: row.text("name"), county: row.text("county"), venue: row.text("venue"),
          stage: row.text("stage"), grade: row.text("grade"), credit: row.text("credit"),
          category: row.text("category"), address: row.text("address"), isFollowUp: row.isMarked("follow_up", &findings)
        )
        subject.wasDrawn = row.isMarked("drawn", &findings)
        return subject
      },
      groups: list.map { $0.text("group") }, need: need.map { needLine($0, &findings) },
      needGroups: need.map { $0.text("group") }, samplers: [], salt: salt)
    if committed[RoundFile.samplers] != nil {
      round.samplers = try table(.samplers, RoundFile.samplers).map { row in
        Sampler(
          id: row.text("id"), name: row.text("name"), unit: row.text("unit"), county: row.text("county"),
          avoid: row.text("avoid").split(separator: "|").map(String.init))
      }
    }
    if let bytes = files[RoundFile.sealed + "/" + RoundFile.outcomes] {
      round.outcomeBytes = bytes
      round.outcomes = try OutcomeTable(bytes, file: RoundFile.outcomes).read()
    }
    for (name, headings) in [
      (RoundFile.drawn, SamplingList.headings), (RoundFile.reserves, SamplingList.reserveHeadings),
      (RoundFile.substitutes, SamplingList.headings),
    ] {
      if let bytes = files[RoundFile.sealed + "/" + name] {
        round.papers[name] = try paper(bytes, name, headings, &findings)
      }
    }
    if !findings.isEmpty { throw FindingsError(findings) }
    return round
  }

  private func statement() throws(FindingsError) -> DrawStatement {
    guard let bytes = files[RoundFile.statement] else {
      throw FindingsError([
        Finding(
          at: .init(file: RoundFile.statement), Wording(zh: "没有这一轮抽取", en: "there is no such round"),
          remedy: Wording(zh: "先用 choujian draw 方案文件夹 --commit", en: "begin with choujian draw PLAN --commit"))
      ])
    }
    guard let statement = try? JSONDecoder().decode(DrawStatement.self, from: Data(bytes)), statement.round > 0,
      statement.format == 1
    else { throw Self.refusal(RoundFile.statement, Wording(zh: "不是一轮抽取的记录", en: "this is no statement of a round")) }
    return statement
  }

  private func table(_ definition: TableDefinition, _ name: String) throws(FindingsError) -> [Table.Row] {
    guard let bytes = files[RoundFile.sealed + "/" + name] else {
      throw Self.refusal(name, Wording(zh: "缺少这个文件", en: "the file is missing"))
    }
    return try Table.read(definition, bytes, file: name).rows
  }

  private func needLine(_ row: Table.Row, _ findings: inout [Finding]) -> NeedLine {
    let further = row.scope("further", &findings).conditions.compactMap { condition in
      condition.values.first.map { (condition.column, $0) }
    }
    return NeedLine(
      county: row.text("county"), venue: row.text("venue"), category: row.text("category"), level: row.text("level"),
      taskKind: row.text("task_kind"), stage: row.text("stage"),
      further: Dictionary(further, uniquingKeysWith: { first, _ in first }),
      batches: row.integer("batches", in: 1...1_000_000, &findings))
  }

  private func paper(
    _ bytes: [UInt8], _ name: String, _ headings: [String], _ findings: inout [Finding]
  ) throws(FindingsError) -> [PaperRow] {
    let rows = try CommaSeparatedValues(bytes, file: name).rows
    guard rows.first?.cells == headings, rows.allSatisfy({ $0.cells.count == headings.count }) else {
      throw Self.refusal(name, Wording(zh: "表头或列数不对", en: "headings or numbers of cells are not those of the list"))
    }
    return rows.dropFirst().map { PaperRow(line: $0.line, cells: $0.cells) }
  }

  private static func refusal(_ name: String, _ message: Wording) -> FindingsError {
    FindingsError([
      Finding(
        at: .init(file: name), message,
        remedy: Wording(zh: "用原来的文件替换", en: "put the original file back"))
    ])
  }
}
