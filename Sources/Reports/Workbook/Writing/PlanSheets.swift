import Foundation
import SamplingInspection
import ScenarioFiles

/// The plan on paper: a workbook for the bureau, and one for each unit.
public struct PlanSheets: Sendable {
  /// Folder of the workbooks in a plan folder.
  public static let folder = "sheets"
  /// Workbook by which that folder is known.
  public static let marker = "汇总.xlsx"

  private let plan: PlanContent

  /// Puts a finished plan on paper.
  ///
  /// - Parameters:
  ///   - batches: of each stratum, in the order of the scenario's strata.
  ///   - schedule: the months of the batches; nil if they have none.
  ///   - inspections: the visits of inspection by month; nil if they have none.
  ///   - accounts: why each county has its number.
  ///   - language: of headings; names and sentences of the scenario stay as they are.
  public init(
    _ scenario: Scenario, _ statement: PlanStatement, batches: [Int64], schedule: Schedule? = nil,
    inspections: [VisitRow]? = nil, accounts: [CountyAccount] = [], language: Language = .zh
  ) {
    plan = PlanContent(
      scenario, statement, batches: batches, schedule: schedule, inspections: inspections,
      accounts: accounts, language)
  }

  /// Writes all workbooks below a folder, which should be one that nobody looks into before it is whole.
  ///
  /// - Parameter isCancelled: asked before each workbook.
  /// - Throws: ``WritingError``, or `CancellationError`.
  public func write(to folder: URL, isCancelled: () -> Bool = { false }) throws {
    try write(SummaryWorkbook(plan: plan).content, to: folder)
    for unit in plan.units.all.indices {
      if isCancelled() { throw CancellationError() }
      try write(UnitWorkbook(plan: plan, unit: unit).content, to: folder)
    }
  }

  private func write(_ workbook: WorkbookContent, to folder: URL) throws(WritingError) {
    var place = folder
    for name in workbook.path.dropLast() { place.appendPathComponent(LegalNames.file(name)) }
    do {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    } catch {
      throw WritingError(path: place.path, reason: "\(error.localizedDescription)")
    }
    let file = LegalNames.file(workbook.path.last ?? "") + ".xlsx"
    try WorkbookWriter.write(workbook, to: place.appendingPathComponent(file))
  }
}
