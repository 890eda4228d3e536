import SamplingInspection
import Testing

@Suite("Three failing batches a year, or failures in three quarters running, call for an unannounced visit")
struct FollowUpTriggerTests {
  private let sellers = FollowUpTrigger(id: "sellers", title: "飞行检查", failures: 3, quarters: 3)

  private func samples(_ days: [String], _ subject: String = "某店", stage: String = "流通") throws -> [FailedSample] {
    try days.map {
      FailedSample(
        subject: subject, date: try #require(CalendarDate(strict: $0)),
        columns: ["county": "350402", "category": "食用农产品/蔬菜/姜", "stage": stage])
    }
  }

  /// Whether the number within a year is enough, and whether the quarters are.
  private func reasons(_ trigger: FollowUpTrigger, _ days: [String]) throws -> [Bool] {
    let found = trigger.followUps(try samples(days))
    #expect(found.count <= 1)
    return [found.first?.withinYear.isEmpty == false, found.first?.inQuarters.isEmpty == false]
  }

  @Test(
    "The work plan's cases",
    arguments: [
      (["2023-01-10", "2023-06-10", "2023-12-10"], true, false),
      (["2023-02-01", "2023-05-01", "2023-08-01"], true, true),
      (["2023-02-01", "2023-05-01", "2023-11-01"], true, false),
      (["2023-02-01", "2023-03-01"], false, false),
    ])
  func cases(_ days: [String], number: Bool, quarters: Bool) throws {
    #expect(try reasons(sellers, days) == [number, quarters])
  }

  @Test("以上 without the number itself takes one more")
  func exclusive() throws {
    var trigger = sellers
    trigger.isInclusive = false
    trigger.quarters = nil
    #expect(try reasons(trigger, ["2023-01-10", "2023-06-10", "2023-12-10"]) == [false, false])
    #expect(try reasons(trigger, ["2023-01-10", "2023-01-10", "2023-06-10", "2023-12-10"]) == [true, false])
  }

  @Test("A rolling year passes over the new year, a calendar year does not; a whole year apart is not within one")
  func years() throws {
    var calendar = sellers
    calendar.year = .calendar
    let days = ["2022-11-01", "2023-02-01", "2023-10-31"]
    #expect(try reasons(sellers, days)[0] && !reasons(calendar, days)[0])
    #expect(try !reasons(sellers, ["2022-11-01", "2023-02-01", "2023-11-01"])[0])
  }

  @Test("Quarters run on over the new year, and several failures in one are one quarter")
  func quarters() throws {
    #expect(try reasons(sellers, ["2022-07-01", "2022-12-31", "2023-01-01"])[1])
    #expect(try !reasons(sellers, ["2023-01-01", "2023-02-01", "2023-03-31", "2023-04-01"])[1])
    let found = sellers.followUps(try samples(["2022-07-01", "2022-12-31", "2023-01-01"]))
    #expect(found.first?.inQuarters.map(\.year) == [2022, 2022, 2023])
    #expect(found.first?.inQuarters.map(\.ofYear) == [3, 4, 1])
  }

  @Test("Only samples in the scope count, each subject by itself, and none without a name")
  func scope() throws {
    var trigger = sellers
    trigger.scope = try #require(Scope("stage=流通;category=食用农产品"))
    let days = ["2023-01-01", "2023-01-02", "2023-01-03"]
    let all =
      try samples(days, "乙") + samples(days, "甲", stage: "餐饮") + samples(days, "") + samples(Array(days.prefix(2)), "丙")
    #expect(trigger.followUps(all).map(\.subject) == ["乙"])
    trigger.scope = try #require(Scope("category=食用农产品/蔬"))
    #expect(trigger.followUps(all).isEmpty)
  }
}
