/// Public holidays and make-up working days (节假日和调休), as the State Council announced them.
///
/// Years that are not listed have weekends only; a scenario adds days in `holidays.csv`.
public enum PublicHolidays {
  /// One holiday of a year: the days off, and the weekend days worked instead.
  private struct Holiday {
    let daysOff: ClosedRange<String>
    let worked: [String]

    init(_ first: String, _ last: String, worked: [String] = []) {
      daysOff = first...last
      self.worked = worked
    }
  }

  /// Sources: 国办发明电〔2019〕16号 and 〔2020〕1号 (2020, the spring festival lengthened to 2 February), 国办发明电〔2020〕27号 (2021),
  /// 国办发明电〔2021〕11号 (2022), 〔2022〕16号 (2023), 〔2023〕7号 (2024), 〔2024〕12号 (2025), 〔2025〕7号 (2026).
  private static let announced: [Int: [Holiday]] = [
    2020: [
      Holiday("2020-01-01", "2020-01-01"), Holiday("2020-01-24", "2020-02-02", worked: ["2020-01-19"]),
      Holiday("2020-04-04", "2020-04-06"), Holiday("2020-05-01", "2020-05-05", worked: ["2020-04-26", "2020-05-09"]),
      Holiday("2020-06-25", "2020-06-27", worked: ["2020-06-28"]),
      Holiday("2020-10-01", "2020-10-08", worked: ["2020-09-27", "2020-10-10"]),
    ],
    2021: [
      Holiday("2021-01-01", "2021-01-03"), Holiday("2021-02-11", "2021-02-17", worked: ["2021-02-07", "2021-02-20"]),
      Holiday("2021-04-03", "2021-04-05"), Holiday("2021-05-01", "2021-05-05", worked: ["2021-04-25", "2021-05-08"]),
      Holiday("2021-06-12", "2021-06-14"), Holiday("2021-09-19", "2021-09-21", worked: ["2021-09-18"]),
      Holiday("2021-10-01", "2021-10-07", worked: ["2021-09-26", "2021-10-09"]),
    ],
    2022: [
      Holiday("2022-01-01", "2022-01-03"), Holiday("2022-01-31", "2022-02-06", worked: ["2022-01-29", "2022-01-30"]),
      Holiday("2022-04-03", "2022-04-05", worked: ["2022-04-02"]),
      Holiday("2022-04-30", "2022-05-04", worked: ["2022-04-24", "2022-05-07"]),
      Holiday("2022-06-03", "2022-06-05"), Holiday("2022-09-10", "2022-09-12"),
      Holiday("2022-10-01", "2022-10-07", worked: ["2022-10-08", "2022-10-09"]), Holiday("2022-12-31", "2022-12-31"),
    ],
    2023: [
      Holiday("2023-01-01", "2023-01-02"), Holiday("2023-01-21", "2023-01-27", worked: ["2023-01-28", "2023-01-29"]),
      Holiday("2023-04-05", "2023-04-05"), Holiday("2023-04-29", "2023-05-03", worked: ["2023-04-23", "2023-05-06"]),
      Holiday("2023-06-22", "2023-06-24", worked: ["2023-06-25"]),
      Holiday("2023-09-29", "2023-10-06", worked: ["2023-10-07", "2023-10-08"]),
    ],
    2024: [
      Holiday("2024-01-01", "2024-01-01"), Holiday("2024-02-10", "2024-02-17", worked: ["2024-02-04", "2024-02-18"]),
      Holiday("2024-04-04", "2024-04-06", worked: ["2024-04-07"]),
      Holiday("2024-05-01", "2024-05-05", worked: ["2024-04-28", "2024-05-11"]),
      Holiday("2024-06-10", "2024-06-10"), Holiday("2024-09-15", "2024-09-17", worked: ["2024-09-14"]),
      Holiday("2024-10-01", "2024-10-07", worked: ["2024-09-29", "2024-10-12"]),
    ],
    2025: [
      Holiday("2025-01-01", "2025-01-01"), Holiday("2025-01-28", "2025-02-04", worked: ["2025-01-26", "2025-02-08"]),
      Holiday("2025-04-04", "2025-04-06"), Holiday("2025-05-01", "2025-05-05", worked: ["2025-04-27"]),
      Holiday("2025-05-31", "2025-06-02"), Holiday("2025-10-01", "2025-10-08", worked: ["2025-09-28", "2025-10-11"]),
    ],
    2026: [
      Holiday("2026-01-01", "2026-01-03", worked: ["2026-01-04"]),
      Holiday("2026-02-15", "2026-02-23", worked: ["2026-02-14", "2026-02-28"]), Holiday("2026-04-04", "2026-04-06"),
      Holiday("2026-05-01", "2026-05-05", worked: ["2026-05-09"]), Holiday("2026-06-19", "2026-06-21"),
      Holiday("2026-09-25", "2026-09-27"), Holiday("2026-10-01", "2026-10-07", worked: ["2026-09-20", "2026-10-10"]),
    ],
  ]

  /// Whether the announcement for a year is listed here.
  public static func isListed(_ year: Int) -> Bool { announced[year] != nil }

  /// The days off (true for a working day) of a year that differ from the plain week.
  static func exceptions(in year: Int) -> [CalendarDate: Bool] {
    var days: [CalendarDate: Bool] = [:]
    for holiday in announced[year] ?? [] {
      guard let first = CalendarDate(strict: holiday.daysOff.lowerBound),
        let last = CalendarDate(strict: holiday.daysOff.upperBound)
      else { continue }
      for day in first.daysSince1970...last.daysSince1970 {
        if let date = CalendarDate(daysSince1970: day) { days[date] = false }
      }
      for day in holiday.worked.compactMap({ CalendarDate(strict: $0) }) { days[day] = true }
    }
    return days
  }
}
