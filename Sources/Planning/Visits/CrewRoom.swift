import SamplingInspection

/// How many visits a crew can make besides the batches that it takes.
struct CrewRoom {
  /// Visits of each month, 0…11; nil where its pairs set no limit.
  let months: [Int64]?
  /// Visits of the whole year that do not go with a sampling, those of before the plan included.
  let year: Int64

  /// - Parameters:
  ///   - batches: that the crew takes in each month, 0…11.
  ///   - all: that it takes in the year, those of before the plan included.
  ///   - workingDays: of each month from the day of the plan on.
  init(_ crew: Crew, batches: [Int64], all: Int64, workingDays: [Int]) {
    year = Self.visits(crew, days: crew.crewDays, batches: all)
    months = crew.pairs.map { pairs in
      zip(workingDays, batches).map { days, batches in
        Self.visits(crew, days: ExactDecimal(pairs * Int64(days)), batches: batches)
      }
    }
  }

  /// ⌊(days − batches ÷ batches a day) × visits a day⌋, and no less than nothing.
  private static func visits(_ crew: Crew, days: ExactDecimal, batches: Int64) -> Int64 {
    guard let perDay = crew.visitsPerDay else { return 0 }
    let sampled = crew.batchesPerDay
    let power = { (number: ExactDecimal) in Int128(ExactDecimal.powers[number.decimals]) }
    if batches == 0 {
      return Int64(Int128(days.mantissa) * Int128(perDay.mantissa) / (power(days) * power(perDay)))
    }
    if sampled.mantissa == 0 { return 0 }
    let left = Int128(days.mantissa) * Int128(sampled.mantissa) - Int128(batches) * power(sampled) * power(days)
    return left <= 0
      ? 0 : Int64(left * Int128(perDay.mantissa) / (Int128(sampled.mantissa) * power(days) * power(perDay)))
  }
}
