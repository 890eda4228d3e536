import SamplingInspection
import Testing

@Suite("Working days")
struct WorkingCalendarTests {
  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(strict: text)) }

  @Test("2021: the spring festival is off, the two weekend days that make up for it are worked")
  func springFestival() throws {
    let calendar = WorkingCalendar(year: 2021)
    for text in ["2021-02-11", "2021-02-12", "2021-02-16", "2021-02-17", "2021-10-01", "2021-10-07"] {
      #expect(!calendar.isWorkingDay(try day(text)), "\(text)")
    }
    for text in ["2021-02-07", "2021-02-20", "2021-04-25", "2021-05-08", "2021-09-18", "2021-09-26", "2021-10-09"] {
      #expect(calendar.isWorkingDay(try day(text)), "\(text)")
    }
    // By the calendar: 28 days, of these 8 on weekends, 5 weekdays off, 2 weekend days worked.
    #expect(calendar.workingDaysByMonth[1] == 17)
  }

  @Test("A sample for 中秋 2021 is taken by the middle of August, so that its report is out before")
  func festival() throws {
    // Counted on a calendar: 5 in 13–17 September with the 18th, 10 in 30 August – 10 September, 10 in 16–27 August but the 16th itself.
    let last = WorkingCalendar(year: 2021).day(25, workingDaysUpTo: try day("2021-09-21"))
    #expect(last == (try day("2021-08-16")))
  }

  @Test("Nothing sampled after late November is reported within the year")
  func endOfYear() throws {
    // 23 working days in December and 29, 30 November; the 28th is a Sunday.
    #expect(WorkingCalendar(year: 2021).day(25, workingDaysUpTo: try day("2021-12-31")) == (try day("2021-11-28")))
  }

  @Test("Days marked by hand count before what is known")
  func marked() throws {
    let calendar = WorkingCalendar(
      year: 2022,
      marked: [
        MarkedDay(date: try day("2022-01-03"), isWorkingDay: false),
        MarkedDay(date: try day("2022-01-29"), isWorkingDay: true),
      ])
    #expect(!calendar.isWorkingDay(try day("2022-01-03")))
    #expect(calendar.isWorkingDay(try day("2022-01-29")))
    // January 2022 has 21 weekdays.
    #expect(calendar.workingDaysByMonth[0] == 21)
  }
}
