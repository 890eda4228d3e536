import ArgumentParser
import ScenarioFiles
import SamplingInspection

/// What `--trade` names.
enum Trade: String, CaseIterable, ExpressibleByArgument {
  case discovery
  case evenness
  case change
}

extension TradedGoal {
  /// What is traded in a scenario.
  ///
  /// - Throws: ``FindingsError`` where no batch of the other plan stands in a stratum of the scenario.
  init(_ trade: Trade, closeTo: String?, _ reading: ScenarioReading, _ terminal: Terminal) throws {
    switch trade {
    case .discovery: self = .discovery
    case .evenness: self = .evenness
    case .change:
      let folder = closeTo ?? ""
      let former = try PlanToStayCloseTo(folder, terminal)
      guard reading.scenario.strata.contains(where: { former.batches[$0.key] ?? 0 > 0 }) else {
        throw FindingsError([
          Finding(
            at: .init(file: "--close-to"), value: folder,
            Wording(zh: "这个方案的批次没有一批在现在的抽样单元里", en: "none of this plan's batches is in a stratum of the scenario"),
            remedy: Wording(zh: "用同一地区、同一分类的方案", en: "name a plan of the same places and classes"))
        ])
      }
      self = .change(former: former.batches, source: former.source)
    }
  }
}
