import Foundation
import SamplingInspection

/// A table of ours that was made of another system's export.
public struct ExportedTable: Sendable {
  /// The file: UTF-8, headings in English, rows by key.
  public let bytes: [UInt8]
  /// Number of its rows.
  public let count: Int
  /// Rows that were read.
  public let rowsRead: Int
  /// What is worth a second look.
  public let warnings: [Finding]
}

/// Takes in exports of other systems: sampling records, cases, registers, complaints, laboratories.
public struct ExportReader {
  private let grids: [Grid]
  private let source: String
  private let mapping: TableMapping

  /// Reads workbooks and CSV files from disk; several files are one export.
  public init(files: [URL], mapping: TableMapping) throws(FindingsError) {
    var grids: [Grid] = []
    for file in files { grids += try Grid.all(of: file) }
    self.init(grids, files.map(\.lastPathComponent), mapping)
  }

  /// Reads one file from memory.
  public init(_ bytes: [UInt8], file: String, mapping: TableMapping) throws(FindingsError) {
    self.init(try Grid.all(bytes, file: file), [file], mapping)
  }

  private init(_ grids: [Grid], _ names: [String], _ mapping: TableMapping) {
    self.grids = mapping.sheets.isEmpty ? grids : grids.filter { mapping.sheets[$0.sheet] != nil }
    source = "导出：" + names.joined(separator: "、")
    self.mapping = mapping
  }

  /// Makes the table.
  ///
  /// - Throws: ``FindingsError`` with every heading and value that is not understood, each once.
  public func read(_ kind: ExportKind, _ scenario: Scenario) throws(FindingsError) -> ExportedTable {
    var findings: [Finding] = []
    let export = ExportRows(grids, kind, mapping, scenario, &findings)
    if !findings.isEmpty { throw FindingsError(findings) }
    var made = ExportedRows(export.rows)
    switch kind {
    case .records: made.makeRecords(&findings)
    case .cases: made.makeCases(&findings)
    case .subjects: made.makeSubjects(&findings)
    case .venues: made.makeVenues(&findings)
    case .complaints: made.makeComplaints(&findings)
    case .labs: made.makeLaboratories(&findings)
    }
    if !findings.isEmpty { throw FindingsError(findings) }
    return ExportedTable(
      bytes: file(made.rows, kind.definition), count: made.rows.count, rowsRead: export.rows.count,
      warnings: warnings(export, made))
  }

  private func file(_ rows: [[String: String]], _ definition: TableDefinition) -> [UInt8] {
    let names = definition.columns.map(\.name).filter { name in
      name == "source" || definition.columns.contains { $0.name == name && $0.isRequired }
        || rows.contains { $0[name]?.isEmpty == false }
    }
    let lines = [names] + rows.map { row in names.map { $0 == "source" ? source : row[$0] ?? "" } }
    return Array(lines.map { $0.map(commaSeparatedCell).joined(separator: ",") + "\n" }.joined().utf8)
  }

  private func warnings(_ export: ExportRows, _ made: ExportedRows) -> [Finding] {
    var warnings: [Finding] = []
    let file = source
    if !export.passedOver.isEmpty {
      warnings.append(
        Finding(
          .warning, at: .init(file: file), value: Set(export.passedOver).sorted().joined(separator: "、"),
          Wording(zh: "这些列没有用到", en: "these columns were not used"),
          remedy: Wording(zh: "如果其中有要读的，在对照表里说明", en: "name them in the mapping if they matter")))
    }
    if export.leftOut > 0 {
      warnings.append(
        Finding(
          .warning, at: .init(file: file), value: String(export.leftOut),
          Wording(zh: "按对照表略去的行", en: "rows left out, as the mapping says"),
          remedy: Wording(zh: "如果太多，检查对照表里的“略去”", en: "check the rows leave of the mapping if these are too many")))
    }
    return warnings + made.warnings
  }
}
