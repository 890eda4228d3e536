import SamplingInspection

/// What the lines of tables and charts stand for: the counties or, where there are more than anyone can read, the prefectures.
struct Units: Sendable, Equatable {
  /// Beyond so many counties the page shows prefectures.
  static let mostCounties = 200

  /// Names, told apart where two are alike.
  let names: [String]
  /// Residents.
  let populations: [Int128]
  /// Number of the unit of each county, by adcode.
  let numberOf: [String: Int]
  /// Whether they are prefectures.
  let arePrefectures: Bool

  /// The units of a scenario, in the order of the counties' codes.
  init(_ scenario: Scenario) {
    arePrefectures = scenario.counties.count > Self.mostCounties
    let countyNames = CountyNames(scenario.counties)
    var names: [String] = []
    var populations: [Int128] = []
    var numberOf: [String: Int] = [:]
    var numberOfName: [String: Int] = [:]
    for county in scenario.counties {
      // A county that names no prefecture belongs to the first four digits of its code.
      let prefecture = county.prefecture.isEmpty ? String(county.adcode.prefix(4)) : county.prefecture
      let key = arePrefectures ? prefecture : county.adcode
      let number = numberOfName[key] ?? names.count
      if number == names.count {
        numberOfName[key] = number
        names.append(arePrefectures ? prefecture : countyNames[county.adcode])
        populations.append(0)
      }
      populations[number] += Int128(county.population)
      numberOf[county.adcode] = number
    }
    self.names = names
    self.populations = populations
    self.numberOf = numberOf
  }
}
