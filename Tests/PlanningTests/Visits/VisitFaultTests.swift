import SamplingInspection
import Testing

@testable import Planning

@Suite("Faults planted into the months of visits")
struct VisitFaultTests {
  /// What is done to a line so that it is wrong, whatever it was.
  enum Fault: Int, CaseIterable {
    case oneMore, oneLess, lineLost, lineTwice, otherName, otherCrew, otherVenue, noTask, noCounty, tooEarly, tooLate
    case moreJoinedThanVisits

    func planted(in rows: inout [VisitRow], at line: Int) {
      switch self {
      case .oneMore: rows[line].visits += 1
      case .oneLess: rows[line].visits -= 1
      case .lineLost: rows.remove(at: line)
      case .lineTwice: rows.insert(rows[line], at: line)
      case .otherName: rows[line].county += "区"
      case .otherCrew: rows[line].crew += "9"
      case .otherVenue: rows[line].venue += "9"
      case .noTask: rows[line].visit += "9"
      case .noCounty: rows[line].adcode += "9"
      case .tooEarly: rows[line].month = 5
      case .tooLate: rows[line].month = 9
      case .moreJoinedThanVisits: rows[line].joined = rows[line].visits + 1
      }
    }
  }

  @Test("Altered lines are all refused", arguments: Fault.allCases)
  func planted(_ fault: Fault) throws {
    var tried = 0
    for seed: UInt64 in 1...40 {
      guard let year = try VisitYear(seed: seed), case .scheduled(let rows) = try year.schedule() else { continue }
      for line in rows.indices {
        var altered = rows
        fault.planted(in: &altered, at: line)
        #expect(try !year.findings(altered).isEmpty, "seed \(seed), line \(line), \(fault)")
        tried += 1
      }
    }
    #expect(tried > 50)
  }

  @Test(
    "A visit said to go with a sampling that does not take place is a breach, and so is a day that the crew has not")
  func limits() throws {
    var tried = [0, 0]
    for seed: UInt64 in 1...60 {
      guard let year = try VisitYear(seed: seed), case .scheduled(let rows) = try year.schedule() else { continue }
      for line in rows.indices where rows[line].joined < rows[line].visits {
        var altered = rows
        altered[line].joined = rows[line].visits
        // As many went with a sampling as could in this month, unless another task's visits take its samplings.
        #expect(try year.findings(altered).contains { $0.isBreach }, "seed \(seed), line \(line)")
        tried[0] += 1
      }
      guard rows.contains(where: { $0.crew == "C" && $0.joined < $0.visits }) else { continue }
      var narrow = year
      narrow.scenario.crews[0].crewDays = ExactDecimal(
        narrow.sampled(year.scenario.counties[0].adcode) * 5, decimals: 1)
      #expect(try narrow.findings(rows).contains { $0.isBreach && $0.place.hasSuffix("year") }, "seed \(seed)")
      var few = year
      few.scenario.crews[0].pairs = 0
      #expect(try few.findings(rows).contains { $0.isBreach && $0.place.contains("month=") }, "seed \(seed)")
      tried[1] += 1
    }
    #expect(tried.allSatisfy { $0 > 10 }, "\(tried)")
  }
}
