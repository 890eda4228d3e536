import SamplingInspection

/// What a bureau does by habit: batches in proportion to residents, to the structure of classes, and to subjects.
struct ProportionalPlan {
  private let scenario: Scenario

  init(_ scenario: Scenario) { self.scenario = scenario }

  /// Sets the part of each stratum: residents × reference of the category × subjects within county, category, level and task
  /// kind × weight; all parts together are a million.
  func apply(to strata: [Stratum], weights: [Double]) -> [Stratum] {
    let population = Dictionary(
      scenario.counties.map { ($0.adcode, Double($0.population)) }, uniquingKeysWith: { first, _ in first })
    let reference = Dictionary(
      scenario.categories.map { ($0.path, $0.reference.double) }, uniquingKeysWith: { first, _ in first })
    var subjects: [[String]: Double] = [:]
    for stratum in strata { subjects[cell(stratum), default: 0] += Double(stratum.subjects) }
    let parts = zip(strata, weights).map { stratum, weight in
      let inCell = subjects[cell(stratum)] ?? 0
      return (population[stratum.county] ?? 0) * (reference[stratum.category] ?? 0)
        * (inCell > 0 ? Double(stratum.subjects) / inCell : 0) * weight
    }
    let total = parts.reduce(0, +)
    guard total > 0 else { return strata }
    return zip(strata, parts).map { stratum, part in
      var stratum = stratum
      stratum.reference = ExactDecimal(Int64((part / total * 1e12).rounded()), decimals: 6)
      return stratum
    }
  }

  private func cell(_ stratum: Stratum) -> [String] {
    [stratum.county, stratum.category, stratum.level, stratum.taskKind]
  }
}
