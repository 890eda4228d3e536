import SamplingInspection

/// Coverage: cells with at least one batch.
///
/// A cell of one stratum counts min(n, 1); a cell of several counts once for all of them.
enum CoverageRule {
  static func rows(_ rule: Rule, _ strata: RuleStrata) -> [ModelRow] {
    strata.groups(strata.strata(in: rule.scope), by: rule.each).flatMap { group in
      let cells =
        rule.cells.isEmpty
        ? group.strata.map { ModelRow.Cell(name: "", strata: [$0]) }
        : strata.groups(group.strata, by: rule.cells).map { ModelRow.Cell(name: $0.name, strata: $0.strata) }
      return rule.bounds.sides.map { side, bound in
        var row = ModelRow(rule: rule, side: side, group: group.name)
        row.terms = cells.filter { $0.strata.count == 1 }.map { .init(stratum: $0.strata[0], coefficient: 1, upTo: 1) }
        row.cells = cells.filter { $0.strata.count > 1 }
        row.bound = WholeDivision.bound(
          Int128(bound.mantissa) * (rule.measure == .coverageShare ? Int128(cells.count) : 1),
          Int128(ExactDecimal.powers[bound.decimals]), side)
        return row
      }
    }
  }
}
