import SamplingInspection
import Testing

@testable import Planning

@Suite("The months of a plan")
struct SchedulerTests {
  @Test("100 years with seasons, frequencies, laboratories and paces: every batch has a month, and the judge agrees")
  func generated() throws {
    for seed: UInt64 in 1...100 {
      var year = ScheduledYear(seed: seed)
      // Without limits first; then the limits are just what those months needed.
      for lab in year.scenario.labs.indices { year.scenario.labs[lab].monthlyBatches = nil }
      guard case .scheduled(let free) = try Scheduler.schedule(year.scenario, batches: year.batches) else {
        Issue.record("seed \(seed): no months without limits")
        continue
      }
      #expect(try year.findings(free).isEmpty, "seed \(seed)")
      year.limit(by: free, room: Int64(seed % 3))
      guard case .scheduled(let months) = try Scheduler.schedule(year.scenario, batches: year.batches) else {
        Issue.record("seed \(seed): months exist, but none were found")
        continue
      }
      #expect(try year.findings(months).isEmpty, "seed \(seed)")
    }
  }

  @Test(
    "300 laboratories with seasons of their own: months are found exactly where taking the most urgent first finds them"
  )
  func urgentFirst() throws {
    var outcomes: [Bool: Int] = [:]
    for seed: UInt64 in 1...300 {
      var random = SeededGenerator(seed: seed)
      var year = ScheduledYear(seed: seed)
      let room = random.whole(2...14)
      year.scenario.calendar = SamplingCalendar()
      year.scenario.labs = [Laboratory(lab: "L", annualBatches: 10_000, monthlyBatches: room, source: "x")]
      // One lot for each county, with whole months from and to.
      var jobs: [(first: Int, last: Int, batches: Int64)] = []
      year.scenario.lots = year.scenario.counties.map { county in
        let first = Int(random.whole(3...9))
        let last = Int(random.whole(Int64(first)...10))
        let batches = zip(year.scenario.strata, year.batches).reduce(Int64(0)) {
          $0 + ($1.0.county == county.adcode ? $1.1 : 0)
        }
        jobs.append((first, last, batches))
        return Lot(
          lot: "B" + county.adcode, lab: "L", scope: ScheduledYear.scope("county", [county.adcode]),
          starts: ScheduledYear.day("2021-\(first < 10 ? "0" : "")\(first)-01"),
          ends: ScheduledYear.day("2021-\(last < 10 ? "0" : "")\(last)-28"), source: "x")
      }
      let fits = Self.fits(jobs, room: room)
      outcomes[fits, default: 0] += 1
      switch try Scheduler.schedule(year.scenario, batches: year.batches) {
      case .scheduled(let months):
        #expect(fits, "seed \(seed)")
        #expect(try year.findings(months).isEmpty, "seed \(seed)")
      case .impossible(let conflicts):
        #expect(!fits, "seed \(seed)")
        #expect(!conflicts.isEmpty)
      case .cancelled: Issue.record("nobody cancelled")
      }
    }
    #expect(outcomes.count == 2, "both must occur: \(outcomes)")
  }

  /// Month by month, the batches whose season ends first.
  private static func fits(_ jobs: [(first: Int, last: Int, batches: Int64)], room: Int64) -> Bool {
    var left = jobs.map(\.batches)
    for month in 1...12 {
      var free = room
      for job in jobs.indices.sorted(by: { jobs[$0].last < jobs[$1].last })
      where jobs[job].first <= month && month <= jobs[job].last {
        let taken = min(free, left[job])
        left[job] -= taken
        free -= taken
      }
    }
    return left.allSatisfy { $0 == 0 }
  }

  @Test("A laboratory comes to a county for so many batches or not at all, as far as they suffice for one trip")
  func trips() throws {
    for seed: UInt64 in 1...40 {
      var year = ScheduledYear(seed: seed)
      year.scenario.calendar = SamplingCalendar()
      for lab in year.scenario.labs.indices {
        year.scenario.labs[lab].monthlyBatches = nil
        year.scenario.labs[lab].tripBatches = 6
      }
      guard case .scheduled(let months) = try Scheduler.schedule(year.scenario, batches: year.batches) else {
        Issue.record("seed \(seed): no months")
        continue
      }
      for county in year.scenario.counties {
        let strata = year.scenario.strata.indices.filter { year.scenario.strata[$0].county == county.adcode }
        let trips = (1...12).map { month in strata.reduce(Int64(0)) { $0 + months[$1, month] } }.filter { $0 > 0 }
        let all = trips.reduce(0, +)
        #expect(trips.allSatisfy { $0 >= min(6, all) }, "seed \(seed), \(county.adcode): \(trips)")
      }
    }
  }

  @Test("What was done before the plan is not done again")
  func midYear() throws {
    var year = ScheduledYear(seed: 5)
    year.scenario.calendar = SamplingCalendar()
    year.scenario.heading.planDate = ScheduledYear.day("2021-07-01")
    for lab in year.scenario.labs.indices { year.scenario.labs[lab].monthlyBatches = nil }
    for stratum in year.scenario.strata.indices {
      year.scenario.strata[stratum].atLeast = year.batches[stratum] / 2
    }
    guard case .scheduled(let months) = try Scheduler.schedule(year.scenario, batches: year.batches) else {
      Issue.record("no months")
      return
    }
    for stratum in year.scenario.strata.indices {
      #expect(months.total(stratum) == year.batches[stratum] - year.batches[stratum] / 2)
      #expect((1...6).allSatisfy { months[stratum, $0] == 0 })
    }
    #expect(try year.findings(months).isEmpty)
  }

  @Test("A crew that is too small is named with its month and with what it lacks")
  func crew() throws {
    var year = ScheduledYear(seed: 7)
    year.scenario.calendar = SamplingCalendar()
    for lab in year.scenario.labs.indices { year.scenario.labs[lab].monthlyBatches = nil }
    year.scenario.crews = [
      Crew(
        crew: "C", scope: Scope(conditions: []), crewDays: ExactDecimal(300), batchesPerDay: ExactDecimal(0), pairs: 1,
        source: "x")
    ]
    guard case .impossible(let conflicts) = try Scheduler.schedule(year.scenario, batches: year.batches) else {
      Issue.record("a crew that takes nothing took all")
      return
    }
    let missing = conflicts.reduce(Int64(0)) { $0 + $1.needed - $1.room }
    #expect(conflicts.allSatisfy { $0.limit == .crew("C") && $0.room == 0 })
    #expect(missing >= year.batches.reduce(0, +))
  }

  @Test("Batches whose contract ends before the plan begins have no day, which is said with county and lot")
  func closed() throws {
    var year = ScheduledYear(seed: 9)
    year.scenario.lots[0].starts = ScheduledYear.day("2021-01-01")
    year.scenario.lots[0].ends = ScheduledYear.day("2021-01-03")
    guard case .impossible(let conflicts) = try Scheduler.schedule(year.scenario, batches: year.batches) else {
      Issue.record("batches were put on days that do not exist")
      return
    }
    #expect(conflicts.map(\.limit) == [.season(county: year.scenario.counties[0].adcode, lot: "A")])
  }
}
