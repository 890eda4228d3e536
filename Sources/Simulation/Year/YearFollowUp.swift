import Foundation
import SamplingInspection

/// Follows up the failures of a year: in their county, at the producer's, with what comes from outside and the inspections that repeated
/// failures bring.
struct YearFollowUp: Sendable {
  private let area: SimulatedArea
  private let philox: Philox
  /// Residents up to each county, for choosing one.
  private let residents: [Double]

  init(_ area: SimulatedArea, _ philox: Philox) {
    self.area = area
    self.philox = philox
    residents = area.residents.reduce(into: []) { $0.append(($0.last ?? 0) + $1) }
  }

  /// What became of the cases by county, and the number of inspections that repeated failures brought.
  func follow(_ batches: [TakenBatch], run: Int) -> (counties: [FollowUpResult], inspections: Int) {
    let year = Int32(area.days.count)
    let failing = batches.filter { $0.fails && $0.reported < year }.sorted {
      ($0.reported, $0.stratum, $0.number) < ($1.reported, $1.stratum, $1.number)
    }
    var cases = [[FollowUpCase]](repeating: [], count: area.residents.count)
    let handling = area.assumptions.number(.handlingDays)
    func add(_ county: Int, at time: Double, load: Double = 1, inspection: Bool = false, _ stream: inout RandomStream) {
      cases[county].append(
        FollowUpCase(
          opened: time, load: load, handling: stream.gamma(2) * handling / 2, isInspection: inspection))
    }
    let elsewhere = area.assumptions.number(.producerElsewhere) * area.assumptions.number(.producerInArea)
    let triggers = area.assumptions.number(.triggers) > 0
    let load = area.assumptions.number(.inspectionLoad)
    var history: [Int32: SubjectHistory] = [:]
    var inspections = 0
    for batch in failing {
      let stratum = area.strata[Int(batch.stratum)]
      var stream = RandomStream(
        philox, .cases, run: run, thing: Int(batch.stratum) << 24 | Int(batch.number))
      let place = stream.unit()
      let time = Double(batch.reported) + place
      add(Int(stratum.county), at: time, &stream)
      if stratum.isProducedElsewhere, stream.unit() < elsewhere, let county = otherCounty(than: stratum.county, &stream)
      {
        add(county, at: time, &stream)
      }
      guard triggers, batch.subject >= 0 else { continue }
      let quarter = Int(area.days.months[min(area.days.count - 1, Int(batch.day))]) / 3
      if history[batch.subject, default: SubjectHistory()].add(quarter: quarter, rule) {
        inspections += 1
        add(Int(stratum.county), at: time, load: load, inspection: true, &stream)
      }
    }
    let results = area.residents.indices.map { county in
      var stream = RandomStream(philox, .inbound, run: run, thing: county)
      let inbound = stream.poisson(area.residents[county] / 100_000 * area.assumptions.number(.inboundPer100k))
      for _ in 0..<inbound { add(county, at: stream.unit() * Double(year), &stream) }
      return queue(county).result(cases[county])
    }
    return (results, inspections)
  }

  private var rule: SubjectHistory.Rule {
    SubjectHistory.Rule(
      strikes: Int(area.assumptions.number(.strikes).rounded()),
      quarters: Int(area.assumptions.number(.strikeQuarters).rounded()))
  }

  private func queue(_ county: Int) -> CaseQueue {
    let perMonth = max(2, area.assumptions.number(.casesPer100k) * area.residents[county] / 100_000)
    return CaseQueue(
      perDay: perMonth * 12 / Double(max(1, area.days.count)), limit: area.assumptions.number(.caseDays),
      year: Double(area.days.count))
  }

  /// Another county of the area, by residents; nil if there is none.
  private func otherCounty(than county: Int32, _ stream: inout RandomStream) -> Int? {
    let own = area.residents[Int(county)]
    guard let all = residents.last, all > own else { return nil }
    var place = stream.unit() * (all - own)
    if place >= residents[Int(county)] - own { place += own }
    return residents.firstIndex { place < $0 }
  }
}

/// The failures of a subject in the year so far.
struct SubjectHistory: Sendable {
  /// When failures bring an inspection.
  struct Rule: Sendable {
    /// So many in a year.
    var strikes: Int
    /// Or one in each of so many quarters in a row.
    var quarters: Int
  }

  private var failures = 0
  private var quarters: UInt8 = 0
  private var isInspected = false

  /// Adds a failure; true if it brings the inspection, which comes once.
  mutating func add(quarter: Int, _ rule: Rule) -> Bool {
    failures += 1
    quarters |= 1 << UInt8(quarter)
    let row = UInt8((1 << rule.quarters) - 1)
    let isInARow = (0...(4 - min(4, rule.quarters))).contains { quarters & (row << UInt8($0)) == row << UInt8($0) }
    guard !isInspected, failures >= rule.strikes || isInARow else { return false }
    isInspected = true
    return true
  }
}
