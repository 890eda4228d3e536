import SamplingInspection
import Testing

@testable import Planning

@Suite("Faults planted into the months")
struct ScheduleFaultTests {
  /// What is done to a line so that it is wrong, whatever it was.
  enum Fault: Int, CaseIterable {
    case oneMore, oneLess, lineLost, lineTwice, otherLaboratory, otherLot, otherFund, otherName, otherRisk, noStratum
    case intoDecember

    func planted(in rows: inout [ScheduleRow], at line: Int) {
      switch self {
      case .oneMore: rows[line].batches += 1
      case .oneLess: rows[line].batches -= 1
      case .lineLost: rows.remove(at: line)
      case .lineTwice: rows.insert(rows[line], at: line)
      case .otherLaboratory: rows[line].lab += "9"
      case .otherLot: rows[line].lot = ""
      case .otherFund: rows[line].fund += "9"
      case .otherName: rows[line].county += "区"
      case .otherRisk: rows[line].risk += "高"
      case .noStratum: rows[line].key[0] += "9"
      case .intoDecember: rows[line].month = 12
      }
    }
  }

  @Test("1,000 altered lines are all refused", arguments: Fault.allCases)
  func planted(_ fault: Fault) throws {
    var random = SeededGenerator(seed: UInt64(fault.rawValue) + 1)
    for seed: UInt64 in 1...7 {
      var year = ScheduledYear(seed: seed)
      for lab in year.scenario.labs.indices { year.scenario.labs[lab].monthlyBatches = nil }
      guard case .scheduled(let months) = try Scheduler.schedule(year.scenario, batches: year.batches) else {
        Issue.record("seed \(seed): no months")
        continue
      }
      let rows = try year.rows(months)
      for _ in 0..<13 {
        var altered = rows
        fault.planted(in: &altered, at: Int(random.whole(0...Int64(rows.count - 1))))
        #expect(try !year.findings(altered).isEmpty, "seed \(seed), \(fault)")
      }
    }
  }

  @Test("A laboratory's month that is one batch too small is a breach, and so is a pace that asks one batch more")
  func limits() throws {
    for seed: UInt64 in 1...20 {
      var year = ScheduledYear(seed: seed)
      for lab in year.scenario.labs.indices { year.scenario.labs[lab].monthlyBatches = nil }
      guard case .scheduled(let months) = try Scheduler.schedule(year.scenario, batches: year.batches) else {
        Issue.record("seed \(seed): no months")
        continue
      }
      year.limit(by: months, room: 0)
      #expect(try year.findings(months).isEmpty)
      var narrow = year
      narrow.scenario.labs[1].monthlyBatches = (narrow.scenario.labs[1].monthlyBatches ?? 0) - 1
      #expect(try narrow.findings(months).contains { $0.isBreach && $0.place.contains("lab=L2") })
      var hurried = year
      hurried.scenario.calendar.paces[0].atLeast = ExactDecimal(1)
      let lateBatches = (9...12).contains { month in months.contains(in: month) }
      #expect(try hurried.findings(months).contains { $0.place.contains("pace") } == lateBatches)
    }
  }
}

extension Schedule {
  /// Whether anything is taken in a month.
  fileprivate func contains(in month: Int) -> Bool { (0..<strata).contains { self[$0, month] > 0 } }
}
