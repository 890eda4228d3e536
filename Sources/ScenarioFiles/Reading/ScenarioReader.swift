import Foundation
import SamplingInspection

/// A scenario as read, with everything worth a second look; errors are thrown.
public struct ScenarioReading: Sendable {
  /// The scenario.
  public let scenario: Scenario
  /// Warnings.
  public let warnings: [Finding]
  /// Files that planning does not read but keeps, by name.
  public let keptFiles: [String: [UInt8]]
}

/// One change for one run, such as `quota.at_least=4.7`.
public struct Setting: Sendable, Equatable {
  /// Id of a rule, `budget`, or `scenario`.
  public let target: String
  /// Column of the rule, or key.
  public let column: String
  /// The new value, as text.
  public let value: String

  /// Reads `TARGET.COLUMN=VALUE`; nil if it is not of that form.
  public init?(_ text: String) {
    guard let equals = text.firstIndex(of: "="), let point = text[..<equals].lastIndex(of: ".") else { return nil }
    target = String(text[..<point])
    column = String(text[text.index(after: point)..<equals])
    value = String(text[text.index(after: equals)...])
    if target.isEmpty || column.isEmpty { return nil }
  }

  /// The form that ``init(_:)`` reads.
  public var text: String { "\(target).\(column)=\(value)" }
}

/// Reads a scenario folder: files → tables → values → strata, with every check on the way.
public struct ScenarioReader: Sendable {
  /// Files by name.
  let files: [String: [UInt8]]
  /// Changes for this run.
  let settings: [Setting]

  /// Reads from a folder on disk.
  ///
  /// - Throws: ``FindingsError`` if the folder or a file in it cannot be read.
  public init(folder: URL, settings: [Setting] = []) throws {
    var files: [String: [UInt8]] = [:]
    var findings: [Finding] = []
    for name in ["scenario.yaml"] + TableDefinition.all.map(\.file) + TableDefinition.kept {
      let url = folder.appendingPathComponent(name)
      guard FileManager.default.fileExists(atPath: url.path) else { continue }
      do {
        files[name] = [UInt8](try Data(contentsOf: url))
      } catch {
        findings.append(
          Finding(
            at: .init(file: name), Wording(zh: "无法读取文件", en: "the file cannot be read"),
            remedy: Wording(zh: "检查权限", en: "check its permissions")))
      }
    }
    if files["scenario.yaml"] == nil, findings.isEmpty {
      findings.append(
        Finding(
          at: .init(file: folder.appendingPathComponent("scenario.yaml").path),
          Wording(zh: "找不到方案文件夹或其中的 scenario.yaml", en: "there is no such scenario folder, or no scenario.yaml in it"),
          remedy: Wording(zh: "给出含有 scenario.yaml 的文件夹", en: "name a folder that holds scenario.yaml")))
    }
    if !findings.isEmpty { throw FindingsError(findings) }
    self.init(files: files, settings: settings)
  }

  /// Reads from memory.
  public init(files: [String: [UInt8]], settings: [Setting] = []) {
    self.files = files
    self.settings = settings
  }

  /// Reads and checks everything.
  ///
  /// - Throws: ``FindingsError`` with all errors that could be found in one reading.
  public func read() throws(FindingsError) -> ScenarioReading {
    var findings: [Finding] = []
    var tables = Dictionary(uniqueKeysWithValues: TableDefinition.all.map { ($0.name, table($0, &findings)) })
    var heading = readHeading(&findings)
    apply(settings, to: &tables, &heading, &findings)

    func rows(_ name: String) -> [Table.Row] { tables[name]?.rows ?? [] }
    let countyAttributes = tables["counties"]?.furtherColumns ?? []
    let directly = files["strata.csv"] != nil
    let stratumAttributes = tables[directly ? "strata" : "stocks"]?.furtherColumns ?? []
    requireTables(directly: directly, &findings)
    for name in stratumAttributes where countyAttributes.contains(name) {
      findings.append(
        Finding(
          at: .init(file: "counties.csv", column: name),
          Wording(zh: "这个列名在别的表里也有", en: "another table has a column of this name"),
          remedy: Wording(zh: "换一个列名", en: "choose another name")))
    }

    var scenario = Scenario(
      heading: heading, counties: readCounties(rows("counties"), attributes: countyAttributes, &findings),
      categories: readCategories(rows("categories"), &findings), funds: readFunds(rows("funds"), &findings),
      venues: readVenues(rows("venues"), &findings), lots: readLots(rows("lots"), &findings),
      labs: readLabs(rows("labs"), &findings), crews: readCrews(rows("crews"), &findings),
      pins: readPins(rows("pins"), &findings), rules: readRules(rows("rules"), &findings), strata: [],
      countyAttributes: countyAttributes, stratumAttributes: stratumAttributes)
    checkReferences(scenario, rows, &findings)
    let stocks = readStocks(rows("stocks"), attributes: directly ? [] : stratumAttributes, &findings)
    let prices = readPrices(rows("prices"), &findings)
    let factors = readFactors(rows("factors"), &findings)
    if directly {
      scenario.strata = readStrata(rows("strata"), attributes: stratumAttributes, scenario, &findings)
    } else if findings.allSatisfy({ $0.severity == .warning }) {
      scenario.strata = expand(scenario, stocks, prices, factors, assigned: rows("assigned"), &findings)
    }
    if findings.allSatisfy({ $0.severity == .warning }) { RuleChecks(scenario, rows).run(&findings) }

    findings.sort { ($0.place.file, $0.place.line ?? 0) < ($1.place.file, $1.place.line ?? 0) }
    if findings.contains(where: { $0.severity == .error }) { throw FindingsError(findings) }
    var kept: [String: [UInt8]] = [:]
    for name in TableDefinition.kept { kept[name] = files[name] }
    return ScenarioReading(scenario: scenario, warnings: findings, keptFiles: kept)
  }

  private func table(_ definition: TableDefinition, _ findings: inout [Finding]) -> Table {
    guard let bytes = files[definition.file] else { return Table(definition) }
    return Table(definition, bytes: bytes, &findings)
  }

  private func requireTables(directly: Bool, _ findings: inout [Finding]) {
    let required =
      ["counties", "categories", "funds", "rules"] + (directly ? ["strata"] : ["venues", "stocks", "prices"])
    for name in required where files[name + ".csv"] == nil {
      findings.append(
        Finding(
          at: .init(file: name + ".csv"), Wording(zh: "缺少这个表", en: "the table is missing"),
          remedy: Wording(
            zh: "加上这个文件，格式见 Scenarios/README.md", en: "add the file; Scenarios/README.md gives its format")))
    }
  }

  private func apply(
    _ settings: [Setting], to tables: inout [String: Table], _ heading: inout Heading, _ findings: inout [Finding]
  ) {
    for setting in settings {
      if setting.target == "budget", setting.column == "scale" {
        heading.budgetScale = budgetScale(setting.value, &findings)
        continue
      }
      let columns = TableDefinition.rules.columns.map(\.name)
      guard let row = tables["rules"]?.rows.firstIndex(where: { $0.cells["id"] == setting.target }),
        columns.contains(setting.column), setting.column != "id"
      else {
        findings.append(
          Finding(
            at: .init(file: "--set"), value: setting.text,
            Wording(zh: "没有这条规则或这一列", en: "there is no such rule or column"),
            remedy: Wording(
              zh: "规则有：" + (tables["rules"]?.rows.map { $0.text("id") } ?? []).joined(separator: "、")
                + "，以及 budget.scale",
              en: "rules are " + (tables["rules"]?.rows.map { $0.text("id") } ?? []).joined(separator: ", ")
                + ", and budget.scale")))
        continue
      }
      tables["rules"]?.rows[row].cells[setting.column] = setting.value
    }
  }

  private func budgetScale(_ text: String, _ findings: inout [Finding]) -> ExactDecimal {
    let row = Table.Row(file: "--set", line: 1, cells: ["budget.scale": text])
    return row.decimal("budget.scale", in: 0...10, decimals: 9, &findings)
  }
}
