import Foundation
import SamplingInspection

/// What a table which people made says: batches of strata together, and in proportion for each.
public struct ImportedTable: Sendable {
  /// Every cell with a number: the strata that it speaks of, and its batches; no stratum stands in two.
  public let figures: [(strata: [Int], batches: Int64)]
  /// Batches of each stratum, in the order of the scenario's strata, that add up to the figures.
  public let batches: [Int64]
  /// What is worth a second look.
  public let warnings: [Finding]
}

/// Takes in a table of batches: an edited 汇总 of ours, or last year's table in its own layout with a mapping.
public struct PlanTableReader {
  private let grids: [Grid]
  private let file: String
  private let mapping: TableMapping

  /// Reads a workbook or a CSV file from disk.
  ///
  /// - Throws: ``FindingsError`` if it cannot be read.
  public init(file: URL, mapping: TableMapping) throws(FindingsError) {
    grids = try Grid.all(of: file)
    self.file = file.lastPathComponent
    self.mapping = mapping
  }

  /// Reads a workbook or, if the name ends so, a CSV file.
  public init(_ bytes: [UInt8], file: String, mapping: TableMapping) throws(FindingsError) {
    self.file = file
    self.mapping = mapping
    grids = try Grid.all(bytes, file: file)
  }

  /// Finds the strata of every figure and spreads each over its strata.
  ///
  /// Where a figure is that of the former plan its strata keep their batches; else it is spread in proportion to the former
  /// plan or, where that has none, to the proportional one.
  ///
  /// - Parameter former: batches of each stratum before the table was edited; nil if there is no such plan.
  public func read(_ scenario: Scenario, former: [Int64]?) throws(FindingsError) -> ImportedTable {
    var findings: [Finding] = []
    let words = TableWords(scenario, mapping)
    var figures: [BatchTable.Figure] = []
    var warnings: [Finding] = []
    for (grid, scope) in try chosen(scenario) {
      let table = BatchTable(grid, words, about: scope, &findings)
      figures += table.figures
      if !table.passedOver.isEmpty {
        warnings.append(
          Finding(
            .warning, at: grid.place(table.headingRow ?? 0), value: table.passedOver.joined(separator: "、"),
            Wording(zh: "这些列没有用到", en: "these columns were not used"),
            remedy: Wording(zh: "如果其中有要读的，在对照表里说明", en: "name them in a mapping if they matter")))
      }
    }
    if !findings.isEmpty { throw FindingsError(findings) }
    let claims = StratumClaims(scenario, words.columns, figures, &findings)
    if !findings.isEmpty { throw FindingsError(findings) }
    warnings += claims.warnings(file)
    return ImportedTable(figures: claims.shared, batches: claims.batches(former: former), warnings: warnings)
  }

  /// The sheets that hold the batches, each with what it is about.
  private func chosen(_ scenario: Scenario) throws(FindingsError) -> [(Grid, Scope)] {
    if !mapping.sheets.isEmpty {
      var chosen: [(Grid, Scope)] = []
      for (name, scope) in mapping.sheets.sorted(by: { $0.key < $1.key }) {
        guard let grid = grids.first(where: { $0.sheet == name }) else {
          throw FindingsError([
            Finding(
              at: .init(file: file), value: name, Wording(zh: "没有对照表所说的工作表", en: "there is no sheet of this name"),
              remedy: Wording(
                zh: "工作表有：" + grids.map(\.sheet).joined(separator: "、"),
                en: "sheets are " + grids.map(\.sheet).joined(separator: ", ")))
          ])
        }
        chosen.append((grid, scope))
      }
      return chosen
    }
    // Our own workbook has a sheet for each level; the others only add up.
    let levels = Set(scenario.strata.map(\.level))
    let ofLevels = grids.filter { levels.contains($0.sheet) }
    if !ofLevels.isEmpty {
      return ofLevels.map { ($0, Scope(conditions: [.init(column: "level", values: [$0.sheet])])) }
    }
    let filled = grids.filter { !$0.rows.isEmpty }
    if filled.isEmpty {
      throw FindingsError([
        Finding(
          at: .init(file: file), Wording(zh: "文件里什么也没有", en: "the file is empty"),
          remedy: Wording(zh: "写上表头和各县的批次", en: "write headings and the batches of each county"))
      ])
    }
    guard filled.count == 1 else {
      throw FindingsError([
        Finding(
          at: .init(file: file),
          Wording(
            zh: "有 \(filled.count) 个工作表，不知道读哪一个",
            en: "there are \(filled.count) sheets, and nothing says which to read"),
          remedy: Wording(
            zh: "在对照表里写“工作表,名称,”；工作表有：" + grids.map(\.sheet).joined(separator: "、"),
            en: "write sheet,NAME, in a mapping; sheets are " + grids.map(\.sheet).joined(separator: ", ")))
      ])
    }
    return [(filled[0], Scope(conditions: []))]
  }
}
