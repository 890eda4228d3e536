import Foundation
import SamplingInspection

/// Takes the batches of a year: when, at which subject, and whether they fail.
///
/// Subjects differ as Beta(mφ, (1−m)φ) says. Their rates need not be drawn: that a subject failed before is all that is known of it, so the next batch fails
/// with the stratum's chance times (mφ + failures) / (mφ + failures expected so far), which leaves the stratum's mean as it is.
struct YearSampling: Sendable {
  private let area: SimulatedArea
  private let philox: Philox
  private let lost: LostLab?
  private var failures: [UInt16]
  private var expected: [Double]
  private var visited: [UInt32]
  private var touched: [Int] = []
  private var visit: UInt32 = 0
  private var reassigned = 0

  /// Prepares for an area.
  init(_ area: SimulatedArea, _ philox: Philox, lost: LostLab?) {
    self.area = area
    self.philox = philox
    self.lost = lost
    failures = Array(repeating: 0, count: area.subjects)
    expected = Array(repeating: 0, count: area.subjects)
    visited = Array(repeating: 0, count: area.subjects)
  }

  /// The batches of a run, in the order of the cells.
  mutating func take(_ plan: SimulatedPlan, run: Int) -> (batches: [TakenBatch], tally: SamplingTally) {
    for subject in touched {
      failures[subject] = 0
      expected[subject] = 0
    }
    touched.removeAll(keepingCapacity: true)
    reassigned = 0
    let errors = area.rates.sharedErrors(philox, run: run)
    let slips = slipChances(run: run)
    var batches: [TakenBatch] = []
    batches.reserveCapacity(Int(plan.batches.reduce(0, +)))
    var tally = SamplingTally()
    var cell = 0
    while cell < plan.cells.count {
      let stratum = plan.cells[cell].stratum
      var subjects = OpenSubjects(area, stratum, philox, run: run)
      let chance = area.rates.chance(stratum, errors, philox, run: run)
      var number = 0
      visit += 1
      while cell < plan.cells.count, plan.cells[cell].stratum == stratum {
        let month = plan.cells[cell].month
        let slip = month > 0 ? slips[Int(area.strata[stratum].county) * 12 + month - 1] : 0
        for _ in 0..<plan.cells[cell].batches {
          if month == 0 {
            takeDone(stratum, number, chance, run: run, &batches)
            number += 1
            continue
          }
          take(stratum, number, month: month, slip: slip, chance, &subjects, run: run, &batches, &tally)
          number += 1
        }
        cell += 1
      }
    }
    return (batches, tally)
  }

  /// Takes a batch that had been done when the plan was made: sampled, tested and reported, at a subject that nobody knows here.
  private func takeDone(
    _ stratum: Int, _ number: Int, _ chance: Double, run: Int, _ batches: inout [TakenBatch]
  ) {
    let words = philox.words(
      SIMD4(
        UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: stratum), UInt32(truncatingIfNeeded: run),
        Purpose.batches.rawValue))
    let day = Int32(Double(words.w) * 0x1p-32 * Double(max(1, area.days.beforePlan)))
    batches.append(
      TakenBatch(
        stratum: Int32(stratum), number: Int32(number), subject: -1, lab: -1, day: day, receipt: day, place: 0,
        fails: Double(words.x) * 0x1p-32 < chance, testing: 0))
  }

  /// Takes one batch, or loses it.
  @inline(__always)
  private mutating func take(
    _ stratum: Int, _ number: Int, month: Int, slip: Double, _ chance: Double, _ subjects: inout OpenSubjects, run: Int,
    _ batches: inout [TakenBatch], _ tally: inout SamplingTally
  ) {
    let words = philox.words(
      SIMD4(
        UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: stratum), UInt32(truncatingIfNeeded: run),
        Purpose.batches.rawValue))
    // A uniform number that did not fall below a chance is uniform above it, so one serves for several questions.
    var luck = Double(words.z) * 0x1p-32
    var month = month
    if luck < slip {
      tally.slipped += 1
      month += 1
      luck /= slip
    } else {
      luck = (luck - slip) / (1 - slip)
    }
    guard month <= 12, !subjects.areAllClosed else {
      tally.lost += 1
      return
    }
    let length = max(1, area.days.inMonth(month))
    var place = Double(words.w) * 0x1p-32 * Double(length)
    var day = area.days.starts[month - 1] + Int(place)
    place -= place.rounded(.down)
    if luck < settings.retaken {
      tally.retaken += 1
      day += settings.retakeDays
    }
    place *= Double(settings.deliveryDays + 1)
    var receipt = day + Int(place)
    place -= place.rounded(.down)
    var lab = Int(area.strata[stratum].lab)
    if let lost, lab == lost.lab, receipt >= lost.day {
      guard let other = successor(of: lost.lab) else {
        tally.lost += 1
        return
      }
      lab = other
      receipt = max(receipt, lost.day + settings.reassignDays)
      day = max(day, receipt - settings.deliveryDays)
    }
    guard day < area.days.count else {
      tally.lost += 1
      return
    }
    var subject = -1
    var present = chance
    if subjects.open > 0 {
      subject = choose(&subjects, place: Double(words.y) * 0x1p-32, stratum: stratum, run: run)
      let shape = subjects.shape
      if expected[subject] == 0 { touched.append(subject) }
      present = min(1, chance * (shape + Double(failures[subject])) / (shape + expected[subject]))
      expected[subject] += max(chance, 1e-300)
    }
    let fails = Double(words.x) * 0x1p-32 < present
    if fails, subject >= 0 { failures[subject] += 1 }
    batches.append(
      TakenBatch(
        stratum: Int32(stratum), number: Int32(number), subject: Int32(subject), lab: Int32(lab), day: Int32(day),
        receipt: Int32(receipt), place: UInt8(words.y & 63), fails: fails,
        testing: Int32(settings.testingLeast + Int(place * Double(settings.testingChoices)))))
  }

  /// A subject that this stratum has not visited yet, as long as there is one.
  @inline(__always)
  private mutating func choose(_ subjects: inout OpenSubjects, place: Double, stratum: Int, run: Int) -> Int {
    if subjects.visited == subjects.open {
      subjects.visited = 0
      visit += 1
    }
    subjects.visited += 1
    var subject = subjects.subject(place)
    if visited[subject] == visit {
      var stream = subjects.stream ?? RandomStream(philox, .visits, run: run, thing: stratum)
      while visited[subject] == visit { subject = subjects.subject(stream.unit()) }
      subjects.stream = stream
    }
    visited[subject] = visit
    return subject
  }

  /// Another laboratory, each as often as its capacity is part of all others'.
  private mutating func successor(of lost: Int) -> Int? {
    let whole = area.labs.indices.reduce(0.0) { $1 == lost ? $0 : $0 + area.labs[$1].capacity }
    guard whole > 0 else { return nil }
    reassigned += 1
    var place = (Double(reassigned) * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1) * whole
    var last: Int?
    for lab in area.labs.indices where lab != lost && area.labs[lab].capacity > 0 {
      last = lab
      place -= area.labs[lab].capacity
      if place < 0 { break }
    }
    return last
  }

  /// Chance of slipping by county and month: Beta(1, b), so that bad months are bad for all batches of a county.
  private func slipChances(run: Int) -> [Double] {
    let mean = area.assumptions.number(.slippedShare)
    if mean <= 0 { return Array(repeating: 0, count: 12 * area.residents.count) }
    let power = mean / (1 - mean)
    return area.residents.indices.flatMap { county in
      var stream = RandomStream(philox, .slips, run: run, thing: county)
      return (0..<12).map { _ in 1 - pow(stream.unit(), power) }
    }
  }

  private var settings: SamplingSettings { area.sampling }
}

/// The subjects that carry a stratum and have not closed, in one year.
struct OpenSubjects: Sendable {
  /// How many there are; 0 where subjects are not known.
  let open: Int
  /// Whether there are none left.
  let areAllClosed: Bool
  /// What sets subjects apart.
  let shape: Double
  /// Visited in this round.
  var visited = 0
  /// For further choices.
  var stream: RandomStream?
  private let first: Int
  private let offset: Int
  private let size: Int

  init(_ area: SimulatedArea, _ stratum: Int, _ philox: Philox, run: Int) {
    let subjects = Int(area.strata[stratum].subjects)
    let pool = area.pools[Int(area.strata[stratum].pool)]
    first = pool.first
    size = pool.subjects
    shape = pool.shape
    guard subjects > 0 else {
      (open, offset, areAllClosed) = (0, 0, false)
      return
    }
    var stream = RandomStream(philox, .closures, run: run, thing: stratum)
    // Which of the pool's subjects carry this is another part of it for each stratum.
    offset = stream.whole(below: size)
    open = subjects - stream.binomial(subjects, area.sampling.closed)
    areAllClosed = open == 0
  }

  @inline(__always)
  func subject(_ place: Double) -> Int {
    let number = offset + min(open - 1, Int(place * Double(open)))
    return first + (number < size ? number : number - size)
  }
}

/// Assumptions that every batch meets, as plain numbers.
struct SamplingSettings: Sendable {
  let closed: Double
  /// Chance that a batch has to be taken again.
  let retaken: Double
  let retakeDays: Int
  let deliveryDays: Int
  let testingLeast: Int
  let testingChoices: Int
  let reassignDays: Int

  init(_ assumptions: SimulationAssumptions) {
    func whole(_ key: SimulationAssumptions.Key) -> Int { Int(assumptions.number(key).rounded()) }
    closed = assumptions.number(.closedShare)
    let missed = assumptions.number(.missedShare)
    retaken = missed + (1 - missed) * assumptions.number(.invalidShare)
    retakeDays = whole(.retakeDays)
    deliveryDays = whole(.deliveryDays)
    testingLeast = whole(.testingLeast)
    testingChoices = max(1, whole(.testingMost) - whole(.testingLeast) + 1)
    reassignDays = whole(.reassignDays)
  }
}
