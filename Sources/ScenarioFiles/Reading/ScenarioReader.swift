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

  /// The same reading with another scenario and other files that are only kept.
  public func with(_ scenario: Scenario, keptFiles: [String: [UInt8]]) -> ScenarioReading {
    ScenarioReading(scenario: scenario, warnings: warnings, keptFiles: keptFiles)
  }

  /// The same scenario with settings applied, read again from its canonical files, so that it is what `--set` would give.
  ///
  /// - Throws: ``FindingsError`` if the settings do not fit the scenario.
  public func applying(_ settings: [Setting]) throws(FindingsError) -> ScenarioReading {
    let files = CanonicalScenario(scenario, keptFiles: keptFiles).files
    return try ScenarioReader(files: files, settings: settings).read()
  }
}

/// Reads a scenario: a folder or a workbook → tables → values → strata, with every check on the way.
public struct ScenarioReader: Sendable {
  /// The scenario as it was handed over.
  let form: any ScenarioForm
  /// Changes for this run.
  let settings: [Setting]

  /// Reads from a folder or a workbook on disk.
  ///
  /// - Throws: ``FindingsError`` if the folder, a file in it, or the workbook cannot be read.
  public init(at place: URL, settings: [Setting] = []) throws(FindingsError) {
    var isFolder: ObjCBool = false
    let isFile = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) && !isFolder.boolValue
    form = isFile ? try ScenarioWorkbook(place) : try ScenarioFolder(place)
    self.settings = settings
  }

  /// Reads the files of a folder from memory.
  public init(files: [String: [UInt8]], settings: [Setting] = []) {
    form = ScenarioFolder(files: files)
    self.settings = settings
  }

  /// Reads a workbook from memory.
  public init(workbook bytes: [UInt8], file: String, settings: [Setting] = []) throws(FindingsError) {
    form = try ScenarioWorkbook(bytes, file: file)
    self.settings = settings
  }

  /// Reads and checks everything.
  ///
  /// - Throws: ``FindingsError`` with all errors that could be found in one reading.
  public func read() throws(FindingsError) -> ScenarioReading {
    do throws(FindingsError) {
      let reading = try readTables()
      return ScenarioReading(
        scenario: reading.scenario, warnings: reading.warnings.map(form.shown), keptFiles: reading.keptFiles)
    } catch {
      throw FindingsError(error.findings.map(form.shown))
    }
  }

  private func readTables() throws(FindingsError) -> ScenarioReading {
    var findings: [Finding] = []
    let directly = form.holds("strata")
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
      visits: readVisits(rows("visits"), &findings),
      calendar: readCalendar(rows, heading, seasonEnds: headingRow.date("season_ends", &findings), &findings),
      evaluations: readEvaluations(rows("evaluations"), &findings),
      pins: readPins(rows("pins"), &findings), rules: readRules(rows("rules"), &findings), strata: [],
      countyAttributes: countyAttributes, stratumAttributes: stratumAttributes)
    if headingRow.text("year") == String(heading.year), !PublicHolidays.isListed(heading.year),
      scenario.calendar.markedDays.isEmpty
    {
      findings.append(
        Finding(
          .warning, at: headingRow.place("year"), value: String(heading.year),
          Wording(
            zh: "这一年的放假和调休安排不在内，工作日只按周末计算",
            en: "the public holidays of that year are not known here, so working days follow weekends alone"),
          remedy: Wording(
            zh: "把放假和补班的日子写进 holidays.csv（节假日）", en: "write days off and make-up days into holidays.csv")))
    }
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

    if isClean(["venues", "crews", "visits"], findings) {
      VisitChecks(scenario: scenario, rows: rows("visits")).run(&findings)
    }

    let kept = keptFiles(&findings)
    if !scenario.strata.isEmpty {
      do throws(FindingsError) { _ = try DoneTable.read(kept, scenario) } catch { findings += error.findings }
    }
    findings.sort { ($0.place.file, $0.place.line ?? 0) < ($1.place.file, $1.place.line ?? 0) }
    if findings.contains(where: { $0.severity == .error }) { throw FindingsError(findings) }
    return ScenarioReading(scenario: scenario, warnings: findings, keptFiles: kept)
  }

  /// Whether strata can be had: no error stands in the tables that they come from, nor in those that these refer to.
  func isClean(_ tables: [String], _ findings: [Finding]) -> Bool {
    let concerned = Set((tables + ["counties", "categories", "funds"]).map { $0 + ".csv" })
    return !findings.contains { $0.severity == .error && concerned.contains($0.place.file) }
  }

  private func table(_ definition: TableDefinition, _ directly: Bool, _ findings: inout [Finding]) -> Table {
    guard form.holds(definition.name) else {
      return Table(definition, isMissed: required(directly: directly).contains(definition.name))
    }
    return Table(definition, &findings) { () throws(FindingsError) in try form.rows(of: definition) }
  }

  /// Tables that are only kept, with their cells as they were handed over; known headings in English, so that all forms of a
  /// scenario keep the same.
  private func keptFiles(_ findings: inout [Finding]) -> [String: [UInt8]] {
    var kept: [String: [UInt8]] = [:]
    for definition in TableDefinition.kept where form.holds(definition.name) {
      do throws(FindingsError) {
        var rows = try form.rows(of: definition).map(\.cells)
        if let headings = rows.first {
          rows[0] = headings.map { heading in definition.columns.first { $0.chinese == heading }?.name ?? heading }
        }
        let lines = rows.map { $0.map(commaSeparatedCell).joined(separator: ",") + "\n" }
        kept[definition.file] = Array(lines.joined().utf8)
      } catch {
        findings += error.findings
      }
    }
    do throws(FindingsError) { _ = try FollowUpTable.read(kept) } catch { findings += error.findings }
    do throws(FindingsError) { _ = try ScoreTable.read(kept) } catch { findings += error.findings }
    do throws(FindingsError) { _ = try ScreeningTable.read(kept) } catch { findings += error.findings }
    return kept
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
    for table in required(directly: directly) + ["scenario"] where !form.holds(table) {
      findings.append(form.missing(table))
    }
    for name in TableDefinition.ofStrata where directly && name != "venues" && form.holds(name) {
      findings.append(
        Finding(
          at: .init(file: name + ".csv"),
          Wording(zh: "已有 strata.csv，这个表不起作用", en: "strata.csv is there, so this table means nothing"),
          remedy: Wording(
            zh: "删去 strata.csv，或删去 stocks、prices、factors、assigned 各表",
            en: "remove strata.csv, or else stocks, prices, factors and assigned")))
    }
    findings += form.strangers
  }
}
