import Foundation
import SamplingInspection

/// Reads what was done: sampling records, one row a sample, or counts.
public struct ActualTable {
  let bytes: [UInt8]
  let file: String

  /// Reads `records.csv`, or a table of counts, from disk.
  public init(file: URL) throws(FindingsError) {
    guard let data = try? Data(contentsOf: file) else {
      throw FindingsError([
        Finding(
          at: .init(file: file.path), Wording(zh: "无法读取文件", en: "the file cannot be read"),
          remedy: Wording(zh: "检查路径和权限", en: "check its path and permissions"))
      ])
    }
    self.init([UInt8](data), file: file.lastPathComponent)
  }

  /// Reads from memory.
  public init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// What was done up to a day; counts bear no day.
  public func read(_ scenario: Scenario, upTo day: CalendarDate) throws(FindingsError) -> [Actual] {
    try readWithOthers(scenario, upTo: day).actuals
  }

  /// What was done up to a day, and how many samples are of other years than the scenario's and so counted nowhere.
  public func readWithOthers(
    _ scenario: Scenario, upTo day: CalendarDate
  ) throws(FindingsError) -> (actuals: [Actual], ofOtherYears: Int) {
    let content = try CommaSeparatedValues(bytes, file: file).rows
    let isRecords = isRecords(content)
    var findings: [Finding] = []
    let definition = (isRecords ? TableDefinition.records : .actuals).named(file)
    let table = Table(definition, &findings) { () throws(FindingsError) in content }
    let read =
      isRecords
      ? records(table.rows, scenario, upTo: day, &findings) : (counts(table.rows, scenario, &findings), 0)
    if findings.contains(where: { $0.severity == .error }) { throw FindingsError(findings) }
    return read
  }

  private func records(
    _ rows: [Table.Row], _ scenario: Scenario, upTo day: CalendarDate, _ findings: inout [Finding]
  ) -> (actuals: [Actual], ofOtherYears: Int) {
    let known = Known(scenario)
    var sums: [Scope: Actual] = [:]
    var seen: [String: Int] = [:]
    var ofOtherYears = 0
    for row in rows {
      let sample = row.requiredText("sample", &findings)
      if let line = seen.updateValue(row.line, forKey: sample), !sample.isEmpty {
        row.refuse(
          "sample", sample, Wording(zh: "与第 \(line) 行重复", en: "the same as line \(line)"),
          remedy: Wording(zh: "每个样品一行", en: "one row a sample"), &findings)
      }
      let scope = known.scope(row, &findings)
      let result = row.text("result")
      if !["合格", "不合格", ""].contains(result) {
        row.refuse(
          "result", result, Wording(zh: "不是检验结论", en: "this is no result"),
          remedy: Wording(zh: "合格、不合格，未出结论的留空", en: "合格, 不合格, or blank where there is none yet"), &findings)
      }
      _ = row.requiredText("date", &findings)
      guard let date = row.date("date", &findings) else { continue }
      guard date.year == scenario.heading.year else {
        ofOtherYears += 1
        continue
      }
      if date > day { continue }
      var sum = sums[scope] ?? Actual(scope: scope, done: 0, passed: 0, failed: 0)
      sum.done += 1
      if result == "合格" { sum.passed += 1 }
      if result == "不合格" { sum.failed += 1 }
      sums[scope] = sum
    }
    return (sums.values.sorted { $0.scope.text < $1.scope.text }, ofOtherYears)
  }

  /// Samples that failed up to a day, in whatever year; none in a table of counts.
  ///
  /// - Throws: ``FindingsError`` where ``read(_:upTo:)`` does.
  public func failedSamples(_ scenario: Scenario, upTo day: CalendarDate) throws(FindingsError) -> [FailedSample] {
    _ = try read(scenario, upTo: day)
    let content = try CommaSeparatedValues(bytes, file: file).rows
    guard isRecords(content) else { return [] }
    var findings: [Finding] = []
    let table = Table(TableDefinition.records.named(file), &findings) { () throws(FindingsError) in content }
    return table.rows.compactMap { row in
      guard row.text("result") == "不合格", let date = row.date("date", &findings), date <= day else { return nil }
      let columns = FollowUpTable.columns.map { ($0, row.text($0)) }
      return FailedSample(
        subject: row.text("subject"), date: date, columns: Dictionary(columns, uniquingKeysWith: { first, _ in first }))
    }
  }

  func isRecords(_ content: [TextRow]) -> Bool {
    content.first.map { $0.cells.contains("sample") || $0.cells.contains("抽样编号") } ?? false
  }

  func counts(_ rows: [Table.Row], _ scenario: Scenario, _ findings: inout [Finding]) -> [Actual] {
    let known = Known(scenario)
    return rows.map { row in
      let own = row.scope("scope", &findings)
      let isReported = !(row.text("passed").isEmpty && row.text("failed").isEmpty)
      func result(_ column: String, _ findings: inout [Finding]) -> Int64 {
        isReported ? row.integer(column, in: 0...100_000_000, &findings) : 0
      }
      let actual = Actual(
        scope: Scope(conditions: own.conditions + known.scope(row, &findings).conditions),
        done: row.integer("done", in: 0...100_000_000, &findings),
        passed: result("passed", &findings), failed: result("failed", &findings), isReported: isReported)
      _ = row.source(&findings)
      if actual.unjudged < 0 {
        row.refuse(
          "done", String(actual.done), Wording(zh: "少于合格与不合格之和", en: "it is less than passed and failed together"),
          remedy: Wording(zh: "改正其中一个", en: "correct one of them"), &findings)
      }
      return actual
    }
  }

  /// Values that columns of a record may have.
  struct Known {
    private let counties: Set<String>
    private let nodes: CategoryFinder
    /// Codes of laboratories by their names, where a name has one.
    private let labs: [String: String]

    init(_ scenario: Scenario) {
      let codes = Set(scenario.labs.map(\.lab))
      labs = Dictionary(grouping: scenario.labs, by: \.name).filter { $0.value.count == 1 && !codes.contains($0.key) }
        .compactMapValues { $0.first?.lab }
      counties = Set(scenario.counties.map(\.adcode))
      nodes = CategoryFinder(scenario)
    }

    /// Code of the laboratory of a record, which exports of other systems give by name; what is neither stays as it is, as samples of
    /// other bureaus' laboratories may stand in the same records.
    func lab(_ row: Table.Row) -> String { labs[row.text("lab")] ?? row.text("lab") }

    func scope(_ row: Table.Row, _ findings: inout [Finding]) -> Scope {
      let county = row.text("county")
      if !county.isEmpty, !counties.contains(county) {
        row.refuse(
          "county", county, Wording(zh: "方案里没有这个县区", en: "the plan has no such county"),
          remedy: Wording(zh: "写方案里的区划代码", en: "write an adcode of the plan"), &findings)
      }
      let category = row.text("category")
      if !category.isEmpty, !nodes.isNode(category) {
        row.refuse(
          "category", category, Wording(zh: "没有这个分类", en: "there is no such category"),
          remedy: Wording(zh: "写分类表里的大类或其下的节点；相近的有：\(nodes.near(category))", en: "write a node of the tree"), &findings)
      }
      return Scope(
        conditions: ["county", "category", "level", "task_kind"].compactMap { column in
          row.text(column).isEmpty ? nil : .init(column: column, values: [row.text(column)])
        })
    }
  }
}
