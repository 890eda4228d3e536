import Foundation
import SamplingInspection

/// A plan folder as read: the scenario that it was made from, and everything that it states.
public struct PlanFolderReading: Sendable {
  /// The scenario.
  public let scenario: Scenario
  /// SHA-256 over the files that lie in `scenario/`.
  public let digest: String
  /// `plan.json`.
  public let statement: PlanStatement
  /// Lines of `allocation.csv`; none where the file may be absent.
  public let allocation: [AllocationRow]
  /// Lines of `schedule.csv`; nil if the plan has no months.
  public let schedule: [ScheduleRow]?
  /// Lines of `inspections.csv`; nil if the plan has no visits with months.
  public let inspections: [VisitRow]?
  /// `proof.json`.
  public let proof: ProofStatement
  /// What is worth a second look in the scenario.
  public let warnings: [Finding]
  /// Tables of `scenario/` that planning does not read, by name.
  public let keptFiles: [String: [UInt8]]
  /// `repairs.json`; nil where there is none.
  public private(set) var repairs: RepairStatement? = nil

  /// The scenario as read, for settings to be applied to.
  public var scenarioReading: ScenarioReading {
    ScenarioReading(scenario: scenario, warnings: warnings, keptFiles: keptFiles)
  }

  /// Batches of each stratum, in the order of the scenario's strata, as the allocation states them.
  public var batches: [Int64] {
    let stated = Dictionary(allocation.map { ($0.key, $0.batches) }, uniquingKeysWith: { first, _ in first })
    return scenario.strata.map { stated[$0.key] ?? 0 }
  }

  /// The months of each stratum's batches as the file states them; nil if the plan has none.
  public var months: Schedule? {
    guard let schedule else { return nil }
    let number = Dictionary(
      scenario.strata.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    var months = Schedule(strata: scenario.strata.count)
    for row in schedule {
      if let stratum = number[row.key] { months[stratum, row.month] = row.batches }
    }
    return months
  }
}

extension PlanFolderReading {
  /// The lines of the allocation by month and laboratory, with what was done before; nil if the plan has no months.
  ///
  /// - Throws: ``FindingsError`` if what was done cannot be read.
  public func datedRows() throws(FindingsError) -> [PlanComparison.DatedRow]? {
    guard let months else { return nil }
    let number = Dictionary(
      scenario.strata.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    let columns = StratumColumns(scenario)
    let done = Dictionary(
      grouping: try DoneTable.read(keptFiles, scenario)?.lines ?? [], by: \.stratum)
    var rows: [PlanComparison.DatedRow] = []
    for row in allocation {
      guard let stratum = number[row.key] else { continue }
      var parts = (done[stratum] ?? []).map { (month: $0.month, lab: $0.lab, batches: $0.batches) }
      let lab = columns.value("lab", of: stratum)
      for month in 1...12 where months[stratum, month] > 0 { parts.append((month, lab, months[stratum, month])) }
      // What was done before a plan that does not say when.
      let rest = row.batches - parts.reduce(0) { $0 + $1.batches }
      if rest > 0 { parts.append((0, lab, rest)) }
      rows += parts.map { .init(month: $0.month, lab: $0.lab, batches: $0.batches, of: row) }
    }
    return rows
  }
}

/// Reads a plan folder for the judge: strictly, and without judging a figure.
public struct PlanFolderReader: Sendable {
  /// Files of the folder by name.
  let files: [String: [UInt8]]
  /// Files of the scenario in it by name.
  let scenarioFiles: [String: [UInt8]]

  /// Reads from a folder on disk.
  ///
  /// - Throws: ``FindingsError`` if a file is missing or cannot be read.
  public init(folder: URL) throws(FindingsError) {
    guard FileManager.default.fileExists(atPath: folder.path) else {
      throw FindingsError([
        Finding(
          at: .init(file: folder.path), Wording(zh: "没有这个文件夹", en: "there is no such folder"),
          remedy: Wording(zh: "给出 choujian plan 写成的文件夹", en: "name a folder that choujian plan wrote"))
      ])
    }
    var findings: [Finding] = []
    var files: [String: [UInt8]] = [:]
    for name in [
      PlanFolder.marker, "allocation.csv", PlanFolder.schedule, PlanFolder.inspections, PlanFolder.repairs,
      "proof.json",
    ] {
      let file = folder.appendingPathComponent(name)
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      files[name] = Self.bytes(of: file, name, &findings)
    }
    var scenarioFiles: [String: [UInt8]] = [:]
    let inside = folder.appendingPathComponent("scenario")
    for name in (try? FileManager.default.contentsOfDirectory(atPath: inside.path))?.sorted() ?? [] {
      let file = inside.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
        continue
      }
      scenarioFiles[name] = Self.bytes(of: file, "scenario/" + name, &findings)
    }
    if !findings.isEmpty { throw FindingsError(findings) }
    self.init(files: files, scenarioFiles: scenarioFiles)
  }

  /// Reads from memory.
  public init(files: [String: [UInt8]], scenarioFiles: [String: [UInt8]]) {
    self.files = files
    self.scenarioFiles = scenarioFiles
  }

  /// Reads the files of a plan folder from memory, by path.
  public init(files: [String: [UInt8]]) {
    let inside = "scenario/"
    self.init(
      files: files.filter { !$0.key.hasPrefix(inside) },
      scenarioFiles: Dictionary(
        files.filter { $0.key.hasPrefix(inside) }.map { (String($0.key.dropFirst(inside.count)), $0.value) },
        uniquingKeysWith: { first, _ in first }))
  }

  /// Reads everything.
  ///
  /// - Throws: ``FindingsError`` with what cannot be read.
  public func read() throws(FindingsError) -> PlanFolderReading {
    var findings: [Finding] = []
    for (isThere, name) in [
      (files[PlanFolder.marker] != nil, PlanFolder.marker), (files["proof.json"] != nil, "proof.json"),
      (scenarioFiles["scenario.yaml"] != nil, "scenario/scenario.yaml"),
    ] where !isThere {
      findings.append(Self.missing(name))
    }
    if !findings.isEmpty { throw FindingsError(findings) }

    let reading = try readScenario()
    let statement = try decode(PlanStatement.self, PlanFolder.marker)
    let proof = try readProof(try decode(ProofFile.self, "proof.json"))
    var allocation: [AllocationRow] = []
    if let bytes = files["allocation.csv"] {
      allocation = try readAllocation(bytes, attributes: reading.scenario.stratumAttributes)
    } else if statement.status != Plan.Status.infeasible.rawValue {
      throw FindingsError([Self.missing("allocation.csv")])
    }
    var schedule: [ScheduleRow]?
    if let bytes = files[PlanFolder.schedule] {
      schedule = try readSchedule(bytes, attributes: reading.scenario.stratumAttributes)
    }
    let inspections = try files[PlanFolder.inspections].map { bytes throws(FindingsError) in try readVisits(bytes) }
    let repairs = files[PlanFolder.repairs] == nil ? nil : try readRepairs(decode(RepairFile.self, PlanFolder.repairs))
    return PlanFolderReading(
      scenario: reading.scenario, digest: digest, statement: statement, allocation: allocation,
      schedule: schedule, inspections: inspections, proof: proof,
      warnings: reading.warnings, keptFiles: reading.keptFiles, repairs: repairs)
  }

  /// Over the files of the scenario in order of name: name, byte 0, length in decimal, byte 0, content.
  private var digest: String {
    var bytes: [UInt8] = []
    for (name, content) in scenarioFiles.sorted(by: { $0.key < $1.key }) {
      bytes += Array(name.utf8) + [0] + Array(String(content.count).utf8) + [0] + content
    }
    return sha256(bytes)
  }

  private func readScenario() throws(FindingsError) -> ScenarioReading {
    do throws(FindingsError) {
      return try ScenarioReader(files: scenarioFiles).read()
    } catch {
      throw FindingsError(
        error.findings.map { finding in
          var place = finding.place
          place.file = "scenario/" + place.file
          return Finding(finding.severity, at: place, value: finding.value, finding.message, remedy: finding.remedy)
        })
    }
  }

  private func decode<Content: Decodable>(_ type: Content.Type, _ file: String) throws(FindingsError) -> Content {
    do {
      return try JSONDecoder().decode(type, from: Data(files[file] ?? []))
    } catch let error as DecodingError {
      throw FindingsError([finding(error, file)])
    } catch {
      throw FindingsError([Self.notJSON(file)])
    }
  }

  private func finding(_ error: DecodingError, _ file: String) -> Finding {
    func path(_ context: DecodingError.Context, _ last: (any CodingKey)? = nil) -> String {
      (context.codingPath + (last.map { [$0] } ?? [])).map { key in
        key.intValue.map { "[\($0)]" } ?? key.stringValue
      }.joined(separator: ".").replacing(".[", with: "[")
    }
    switch error {
    case .keyNotFound(let key, let context):
      return Finding(
        at: .init(file: file, column: path(context, key)), Wording(zh: "没有这个键", en: "the key is missing"),
        remedy: Wording(zh: "用 choujian plan 重新生成方案", en: "make the plan again with choujian plan"))
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return Finding(
        at: .init(file: file, column: path(context)),
        Wording(zh: "不是这里应有的文字或数", en: "this is not the text or number that belongs here"),
        remedy: Wording(zh: "用 choujian plan 重新生成方案", en: "make the plan again with choujian plan"))
    case .dataCorrupted(let context) where (try? JSONSerialization.jsonObject(with: Data(files[file] ?? []))) != nil:
      return Finding(
        at: .init(file: file, column: context.codingPath.isEmpty ? nil : path(context)),
        Wording(zh: "有不在允许范围内的数", en: "a number is out of range"),
        remedy: Wording(zh: "用 choujian plan 重新生成方案", en: "make the plan again with choujian plan"))
    default: return Self.notJSON(file)
    }
  }

  private static func notJSON(_ file: String) -> Finding {
    Finding(
      at: .init(file: file), Wording(zh: "不是有效的 JSON", en: "this is not JSON"),
      remedy: Wording(zh: "用 choujian plan 重新生成方案", en: "make the plan again with choujian plan"))
  }

  private static func missing(_ file: String) -> Finding {
    Finding(
      at: .init(file: file), Wording(zh: "方案文件夹里缺少这个文件", en: "the file is missing from the plan folder"),
      remedy: Wording(zh: "给出 choujian plan 写成的文件夹", en: "name a folder that choujian plan wrote"))
  }

  private static func bytes(of file: URL, _ name: String, _ findings: inout [Finding]) -> [UInt8]? {
    do {
      return [UInt8](try Data(contentsOf: file))
    } catch {
      findings.append(
        Finding(
          at: .init(file: name), Wording(zh: "无法读取文件", en: "the file cannot be read"),
          remedy: Wording(zh: "检查权限", en: "check its permissions")))
      return nil
    }
  }
}
