import Foundation
import SamplingInspection
import ScenarioFiles

/// The plan in a folder, such as last year's table taken in by import, that others are to stay close to.
struct PlanToStayCloseTo {
  /// Its batches by ``Stratum/key``.
  let batches: [[String]: Int64]
  /// Which plan it is, as the rule says that keeps its batches.
  let source: String

  /// Reads and judges it; one made by hand may break rules.
  init(_ folder: String, _ terminal: Terminal) throws {
    let former = try PlanFolderReading.judged(folder: URL(fileURLWithPath: folder), terminal, mayBreakRules: true)
    batches = Dictionary(former.allocation.map { ($0.key, $0.batches) }, uniquingKeysWith: { first, _ in first })
    source = "--close-to：\(former.statement.title) \(former.statement.scenarioSHA256.prefix(12))"
  }
}
