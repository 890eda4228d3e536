import SamplingInspection
import Simulation

/// The rows of one rule: the one that is hardest to reach stands for all.
struct TargetLine {
  let hardest: SimulationResult.TargetChance
  let rows: Int

  static func lines(_ result: SimulationResult) -> [TargetLine] {
    var order: [String] = []
    var ofRule: [String: [SimulationResult.TargetChance]] = [:]
    for target in result.plan.targets {
      let key = target.rule + " " + target.side
      if ofRule[key] == nil { order.append(key) }
      ofRule[key, default: []].append(target)
    }
    return order.compactMap { key in
      guard let targets = ofRule[key], let hardest = targets.min(by: { $0.probability < $1.probability }) else {
        return nil
      }
      return TargetLine(hardest: hardest, rows: targets.count)
    }
  }
}

/// A habit beside the plan.
struct BaselineLine {
  let name: String
  let finds: String
  let more: String
  let interval: String
  let wins: String
  let moreWithout: String
  let cost: String

  static func lines(_ result: SimulationResult, _ language: Language) -> [BaselineLine] {
    Baseline.allCases.compactMap { baseline in
      guard let rival = result.baselines[baseline.rawValue], let finds = rival.outcome.figures[Figure.finds.rawValue]
      else { return nil }
      let more = rival.difference.finds
      let without = rival.difference.findsWithout
      let yuan = ExactDecimal(strict: rival.outcome.costYuan)?.scaled(to: 2) ?? 0
      return BaselineLine(
        name: baseline.name(language), finds: Figures.fixed(finds.mean, decimals: 1),
        more: signed(more.mean) + " ±" + Figures.fixed(more.standardError, decimals: 1),
        interval: signed(more.p05) + "…" + signed(more.p95),
        wins: ChanceText.text(rival.difference.planWins, runs: result.runs),
        moreWithout: signed(without.mean) + " ±" + Figures.fixed(without.standardError, decimals: 1),
        cost: language == .zh ? Figures.tenThousandYuan(Money(fen: yuan)) : Figures.yuan(Money(fen: yuan)))
    }
  }

  private static func signed(_ value: Double) -> String {
    (value < 0 ? "−" : "+") + Figures.fixed(abs(value), decimals: 1)
  }
}

/// A county.
struct UnitLine {
  let county: String
  let batches: String
  let completed: String
  let finds: String
  let interval: String
  let reportsOnTime: String
  let casesOnTime: String

  static func lines(_ result: SimulationResult) -> [UnitLine] {
    result.units.compactMap { unit in
      func figure(_ one: UnitFigure) -> Distribution? { unit.figures[one.rawValue] }
      guard let finds = figure(.finds), let completed = figure(.completed), let reports = figure(.reportsOnTime),
        let cases = figure(.casesOnTime)
      else { return nil }
      return UnitLine(
        county: unit.county, batches: Figures.grouped(unit.batches),
        completed: Figures.grouped(Figures.fixed(completed.mean, decimals: 1)),
        finds: Figures.fixed(finds.mean, decimals: 1),
        interval: Figures.fixed(finds.p05, decimals: 0) + "…" + Figures.fixed(finds.p95, decimals: 0),
        reportsOnTime: Figure.reportsOnTime.text(reports.mean), casesOnTime: Figure.casesOnTime.text(cases.mean))
    }
  }
}

extension SimulationResult.Assumption {
  /// Whether nobody stated it, so that the value is the program's.
  var isOurs: Bool { SimulationAssumptions.Key(rawValue: key).map { source == $0.usualSource.zh } ?? false }
}
