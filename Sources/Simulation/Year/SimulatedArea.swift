import SamplingInspection

/// What stays the same in every simulated year and for every allocation: strata, subjects, laboratories, counties and days.
struct SimulatedArea: Sendable {
  /// One stratum.
  struct Stratum: Sendable {
    /// Number of its county.
    var county: Int32
    /// Number of its laboratory, −1 for none.
    var lab: Int32
    /// Number of its pool of subjects.
    var pool: Int32
    /// Subjects that carry it.
    var subjects: Int32
    /// Whether it counts in `show_without`.
    var isShown: Bool
    /// Whether its producers may be elsewhere.
    var isProducedElsewhere: Bool
    /// Cost of a batch in fen.
    var fen: Int64
  }

  /// The subjects of a kind of venue in a county, whatever they carry.
  struct Pool: Sendable {
    /// Where its subjects begin among all.
    var first: Int
    /// How many there are.
    var subjects: Int
    /// Shape of what sets its subjects apart: φ times the mean rate.
    var shape: Double
  }

  /// A laboratory.
  struct Lab: Sendable {
    /// Its code.
    var code: String
    /// Working days that one batch takes, in each month.
    var serviceDays: [Double]
    /// Its share when others must be replaced.
    var capacity: Double
  }

  let strata: [Stratum]
  let pools: [Pool]
  let subjects: Int
  let labs: [Lab]
  /// Counties' residents.
  let residents: [Double]
  let days: WorkingYear
  let rates: RateModel
  let assumptions: SimulationAssumptions
  let sampling: SamplingSettings

  /// Draws up the area of a scenario.
  init(_ scenario: Scenario, _ columns: StratumColumns, days: WorkingYear, _ assumptions: SimulationAssumptions) {
    self.assumptions = assumptions
    sampling = SamplingSettings(assumptions)
    self.days = days
    rates = RateModel(scenario, columns, assumptions)
    let countyNumber = Dictionary(
      scenario.counties.enumerated().map { ($1.adcode, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    let labNumber = Dictionary(
      scenario.labs.enumerated().map { ($1.lab, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    let shown =
      scenario.heading.showWithout.isEverything
      ? [] : Set(columns.strata(in: scenario.heading.showWithout, count: scenario.strata.count))

    let venueSubjects = Dictionary(
      scenario.venues.map { ([$0.county, $0.venue, $0.stage], Int($0.subjects)) }, uniquingKeysWith: +)
    var poolNumber: [[String]: Int] = [:]
    var sizes: [Int] = []
    var rateSums: [(sum: Double, count: Double)] = []
    var strata: [Stratum] = []
    for (number, stratum) in scenario.strata.enumerated() {
      let key = [stratum.county, stratum.venue, stratum.stage]
      let pool = poolNumber[key] ?? sizes.count
      if pool == sizes.count {
        poolNumber[key] = pool
        sizes.append(venueSubjects[key] ?? 0)
        rateSums.append((0, 0))
      }
      sizes[pool] = max(sizes[pool], Int(stratum.subjects))
      let alpha = stratum.alpha.double
      rateSums[pool].sum += alpha / (alpha + stratum.beta.double)
      rateSums[pool].count += 1
      strata.append(
        Stratum(
          county: countyNumber[stratum.county] ?? 0, lab: labNumber[columns.value("lab", of: number)] ?? -1,
          pool: Int32(pool), subjects: Int32(stratum.subjects), isShown: !shown.contains(number),
          isProducedElsewhere: ["流通", "餐饮"].contains(stratum.stage), fen: stratum.cost.fen))
    }
    self.strata = strata
    // Hardly anyone is visited twice among thousands, so there need not be more than memory allows.
    let limit = max(1000, 5_000_000 / max(1, sizes.count))
    sizes = sizes.map { min($0, limit) }
    for number in strata.indices {
      strata[number].subjects = min(strata[number].subjects, Int32(sizes[Int(strata[number].pool)]))
    }
    let strength = assumptions.number(.subjectStrength)
    var first = 0
    pools = zip(sizes, rateSums).map { size, rate in
      defer { first += size }
      return Pool(first: first, subjects: size, shape: max(1e-9, strength * rate.sum / max(1, rate.count)))
    }
    subjects = first
    residents = scenario.counties.map { Double($0.population) }
    labs = scenario.labs.map { lab in
      // What a year allows is done in the season: no commission comes before it.
      let scale = assumptions.number(.labCapacity)
      let perDay = (1...12).map { month in
        let working = days.inMonth(month)
        guard let monthly = lab.monthlyBatches, working > 0 else {
          return scale * Double(lab.annualBatches) / Double(days.ofSeason)
        }
        return scale * Double(monthly) / Double(working)
      }
      return Lab(
        code: lab.lab, serviceDays: perDay.map { $0 > 0 ? 1 / $0 : .infinity },
        capacity: Double(lab.annualBatches))
    }
  }
}
