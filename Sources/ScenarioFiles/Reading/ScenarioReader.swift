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

  /// The same reading with another scenario in place of the one in the files.
  public func with(_ scenario: Scenario) -> ScenarioReading {
    ScenarioReading(scenario: scenario, warnings: warnings, keptFiles: keptFiles)
  }
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
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      guard Self.known.contains(name) else {
        // A table with a misspelled name must not be left out in silence.
        if !name.hasPrefix("."), name.lowercased().hasSuffix(".csv") { files[name] = [] }
        continue
      }
      do {
        files[name] = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
      } catch {
        findings.append(
          Finding(
            at: .init(file: name), Wording(zh: "无法读取文件", en: "the file cannot be read"),
            remedy: Wording(zh: "检查权限，以及它是不是文件夹", en: "check its permissions, and that it is no folder")))
      }
    }
    if files[YamlCells.file] == nil, findings.isEmpty {
      findings.append(
        Finding(
          at: .init(file: folder.appendingPathComponent(YamlCells.file).path),
          Wording(zh: "找不到数据文件夹或其中的 scenario.yaml", en: "there is no such scenario folder, or no scenario.yaml in it"),
          remedy: Wording(zh: "给出含有 scenario.yaml 的文件夹", en: "name a folder that holds scenario.yaml")))
    }
    if !findings.isEmpty { throw FindingsError(findings) }
    self.init(files: files, settings: settings)
  }

  /// Names of all files that the format knows.
  static let known = Set(TableDefinition.all.map(\.file) + TableDefinition.kept + [YamlCells.file])

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
    let directly = files["strata.csv"] != nil
    checkFiles(directly: directly, &findings)
    var tables = Dictionary(uniqueKeysWithValues: TableDefinition.all.map { ($0.name, table($0, directly, &findings)) })
    checkEmpty(tables, directly: directly, &findings)
    var (heading, headingRow) = readHeading(&findings)
    apply(settings, to: &tables, &heading, &findings)

    func rows(_ name: String) -> [Table.Row] { tables[name]?.rows ?? [] }
    let countyAttributes = tables["counties"]?.furtherColumns ?? []
    let stratumAttributes = tables[directly ? "strata" : "stocks"]?.furtherColumns ?? []
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
    applyComplaints(rows("complaints"), to: &scenario.categories, &findings)
    checkReferences(scenario, tables, directly: directly, &findings)
    let stocks = readStocks(rows("stocks"), attributes: directly ? [] : stratumAttributes, scenario, &findings)
    let prices = readPrices(rows("prices"), &findings)
    let factors = readFactors(rows("factors"), &findings)
    let assigned = readAssigned(rows("assigned"), &findings)
    if directly {
      scenario.strata = readStrata(rows("strata"), attributes: stratumAttributes, scenario, &findings)
    } else if isClean(TableDefinition.ofStrata, findings) {
      scenario.strata = expand(scenario, stocks, prices, factors, assigned, &findings)
    }
    // What is wrong with laboratories or the heading does not keep rules from being looked at; without strata, only the names
    // of columns can be, and only if all of them are known.
    let hasStrata = isClean(directly ? ["strata"] : TableDefinition.ofStrata, findings)
    if hasStrata || ["counties", directly ? "strata" : "stocks"].allSatisfy({ tables[$0]?.isWhole == true }) {
      RuleChecks(scenario, rows, heading: headingRow, hasStrata: hasStrata).run(&findings)
    }

    findings.sort { ($0.place.file, $0.place.line ?? 0) < ($1.place.file, $1.place.line ?? 0) }
    if findings.contains(where: { $0.severity == .error }) { throw FindingsError(findings) }
    var kept: [String: [UInt8]] = [:]
    for name in TableDefinition.kept { kept[name] = files[name] }
    return ScenarioReading(scenario: scenario, warnings: findings, keptFiles: kept)
  }

  /// Whether strata can be had: no error stands in the tables that they come from, nor in those that these refer to.
  func isClean(_ tables: [String], _ findings: [Finding]) -> Bool {
    let concerned = Set((tables + ["counties", "categories", "funds"]).map { $0 + ".csv" })
    return !findings.contains { $0.severity == .error && concerned.contains($0.place.file) }
  }

  private func table(_ definition: TableDefinition, _ directly: Bool, _ findings: inout [Finding]) -> Table {
    guard let bytes = files[definition.file] else {
      return Table(definition, isMissed: required(directly: directly).contains(definition.name))
    }
    return Table(definition, bytes: bytes, &findings)
  }

  private func required(directly: Bool) -> [String] {
    TableDefinition.required + (directly ? ["strata"] : ["venues", "stocks", "prices"])
  }

  /// Tables that nothing can be planned without must have rows.
  private func checkEmpty(_ tables: [String: Table], directly: Bool, _ findings: inout [Finding]) {
    for table in required(directly: directly).compactMap({ tables[$0] })
    where table.definition.name != "rules" && table.isWhole && table.rows.isEmpty {
      findings.append(
        Finding(
          at: .init(file: table.definition.file), Wording(zh: "只有表头，没有数据", en: "there are headings, but no rows"),
          remedy: Wording(zh: "至少写一行", en: "add a row")))
    }
  }

  /// Says which files are missing, in vain or unknown.
  private func checkFiles(directly: Bool, _ findings: inout [Finding]) {
    for file in required(directly: directly).map({ $0 + ".csv" }) + [YamlCells.file] where files[file] == nil {
      findings.append(
        Finding(
          at: .init(file: file), Wording(zh: "缺少这个文件", en: "the file is missing"),
          remedy: Wording(
            zh: "加上这个文件，格式见 Scenarios/README.md", en: "add the file; Scenarios/README.md gives its format")))
    }
    for name in TableDefinition.ofStrata where directly && name != "venues" && files[name + ".csv"] != nil {
      findings.append(
        Finding(
          at: .init(file: name + ".csv"),
          Wording(zh: "已有 strata.csv，这个表不起作用", en: "strata.csv is there, so this table means nothing"),
          remedy: Wording(
            zh: "删去 strata.csv，或删去 stocks、prices、factors、assigned 各表",
            en: "remove strata.csv, or else stocks, prices, factors and assigned")))
    }
    for name in files.keys.sorted() where !Self.known.contains(name) {
      findings.append(
        Finding(
          .warning, at: .init(file: name),
          Wording(zh: "格式里没有这个文件，没有读", en: "the format knows no such file, so it was not read"),
          remedy: Wording(
            zh: "改成 Scenarios/README.md 里的文件名，或移走", en: "give it a name of Scenarios/README.md, or move it away")))
    }
  }
}
