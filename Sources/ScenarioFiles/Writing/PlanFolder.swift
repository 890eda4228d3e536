import Foundation
import SamplingInspection

/// A finished plan as the files of a plan folder.
public struct PlanFolder: Sendable {
  /// File by which a plan folder is known.
  public static let marker = "plan.json"

  /// The canonical scenario.
  public let scenario: CanonicalScenario
  /// What the plan states; says how much the files of months and visits hold once they are added.
  public private(set) var statement: PlanStatement { didSet { files[Self.marker] = Self.json(statement) } }
  /// Files by path.
  public private(set) var files: [String: [UInt8]]
  /// Lines of `allocation.csv`; none without batches.
  public let allocation: [AllocationRow]

  /// Puts the files together; without batches there is no allocation.
  ///
  /// - Parameters:
  ///   - expectedFailures: of each stratum, in 10⁻⁹.
  public init(
    _ scenario: Scenario, canonical: CanonicalScenario, statement: PlanStatement, proof: Proof, value: Int64,
    bound: Int64,
    batches: [Int64], expectedFailures: [Int128]
  ) {
    self.scenario = canonical
    self.statement = statement
    var files: [String: [UInt8]] = [:]
    for (name, content) in canonical.files { files["scenario/" + name] = content }
    files[Self.marker] = Self.json(statement)
    files["proof.json"] = Self.json(ProofFile(proof, value: value, bound: bound))
    allocation = batches.isEmpty ? [] : Self.rows(scenario, batches, expectedFailures)
    if !batches.isEmpty { files["allocation.csv"] = Self.table(allocation, attributes: scenario.stratumAttributes) }
    self.files = files
  }

  /// File of the months.
  static let schedule = "schedule.csv"

  /// Adds the months of the batches.
  public mutating func add(_ schedule: Schedule, of scenario: Scenario) {
    files[Self.schedule] = ScheduleTable(scenario).bytes(schedule)
    statement.scheduledBatches = (0..<schedule.strata).reduce(0) { $0 + schedule.total($1) }
  }

  /// Adds the samples in flight at a laboratory that is lost.
  public mutating func add(_ inFlight: InFlight, lab: String) {
    files[InFlightTable.file] = InFlightTable.bytes(inFlight, lab: lab)
  }

  /// File of the visits of inspection.
  static let inspections = "inspections.csv"

  /// Adds the visits of inspection with their months.
  public mutating func add(_ visits: [VisitRow]) {
    files[Self.inspections] = VisitRowTable.bytes(visits)
    statement.visits = visits.reduce(0) { $0 + $1.visits }
  }

  /// Adds the page to read.
  public mutating func add(report html: String) { files["report.html"] = Array(html.utf8) }

  /// File that says what may be changed where no plan exists.
  static let repairs = "repairs.json"

  /// Adds what may be changed where no plan exists.
  public mutating func add(repairs statement: RepairStatement) {
    files[Self.repairs] = Self.json(RepairFile(statement))
  }

  /// Puts the folder in place.
  ///
  /// - Parameter further: writes what else belongs into it, such as sheets.
  public func write(to folder: URL, further: (URL) throws -> Void = { _ in }) throws {
    try AtomicFolder.write(files, to: folder, replacing: .plan, further: further)
  }

  /// `plan.json` with the seconds that planning took, and `repairs.json` where no plan exists, for scripts.
  public static func json(
    _ statement: PlanStatement, repairs: RepairStatement? = nil, seconds: Double
  ) -> [UInt8] {
    json(Timed(statement: statement, repairs: repairs.map { RepairFile($0) }, seconds: seconds))
  }

  private struct Timed: Encodable {
    var statement: PlanStatement
    var repairs: RepairFile?
    var seconds: Double

    enum CodingKeys: String, CodingKey { case repairs, seconds }

    func encode(to encoder: any Encoder) throws {
      try statement.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encodeIfPresent(repairs, forKey: .repairs)
      try container.encode(seconds, forKey: .seconds)
    }
  }

  static func json(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("a statement has only texts and finite numbers")
    }
    return [UInt8](data) + [10]
  }

  private static func rows(_ scenario: Scenario, _ batches: [Int64], _ expectedFailures: [Int128]) -> [AllocationRow] {
    let county = Dictionary(scenario.counties.map { ($0.adcode, $0.name) }, uniquingKeysWith: { first, _ in first })
    let risk = Dictionary(scenario.categories.map { ($0.path, $0.risk) }, uniquingKeysWith: { first, _ in first })
    var rows: [AllocationRow] = []
    for (number, stratum) in scenario.strata.enumerated() where batches[number] > 0 {
      rows.append(
        AllocationRow(
          line: rows.count + 2, adcode: stratum.county, county: county[stratum.county] ?? "", level: stratum.level,
          taskKind: stratum.taskKind, category: stratum.category, risk: risk[stratum.category] ?? "",
          venue: stratum.venue, stage: stratum.stage, attributes: stratum.attributes, fund: stratum.fund,
          batches: batches[number], costYuan: Money(fen: batches[number] * stratum.cost.fen).yuanText,
          expectedFailures: ExactDecimal.text(expectedFailures[number], decimals: 9)))
    }
    return rows
  }

  private static func table(_ rows: [AllocationRow], attributes: [String]) -> [UInt8] {
    let headings = PlanFolderReader.allocationHeadings
    let lines =
      [headings.before + attributes + headings.after]
      + rows.map { row in
        [row.adcode, row.county, row.level, row.taskKind, row.category, row.risk, row.venue, row.stage]
          + row.attributes + [row.fund, String(row.batches), row.costYuan, row.expectedFailures]
      }
    let text = lines.map { $0.map(commaSeparatedCell).joined(separator: ",") + "\n" }.joined()
    return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
  }
}

/// `proof.json`.
struct ProofFile: Codable, Equatable {
  struct Terms: Codable, Equatable {
    var rows: String
    var cells: String
    var strata: String
  }

  struct RowPrice: Codable, Equatable {
    var rule: String
    var side: String
    var group: String
    var price: String
  }

  struct CellPrice: Codable, Equatable {
    var rule: String
    var group: String
    var cell: String
    var price: String
  }

  var value: Int64
  var bound: Int64
  var terms: Terms
  var prices: [RowPrice]
  var cells: [CellPrice]

  init(_ proof: Proof, value: Int64, bound: Int64) {
    func text(_ price: Int128) -> String { ExactDecimal.text(price, decimals: Proof.decimals) }
    self.value = value
    self.bound = bound
    terms = Terms(rows: text(proof.terms.rows), cells: text(proof.terms.cells), strata: text(proof.terms.strata))
    prices = proof.rows.map { RowPrice(rule: $0.rule, side: $0.side.rawValue, group: $0.group, price: text($0.price)) }
    cells = proof.cells.map { CellPrice(rule: $0.rule, group: $0.group, cell: $0.cell, price: text($0.price)) }
  }
}
