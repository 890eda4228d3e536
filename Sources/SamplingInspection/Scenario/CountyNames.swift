/// Names of counties that stay apart: with the prefecture where two are alike, and with the code where that is not enough.
public struct CountyNames: Sendable {
  private let names: [String: String]

  /// Names some counties.
  public init(_ counties: [County]) {
    let short = Dictionary(grouping: counties, by: \.name)
    let long = Dictionary(grouping: counties) { $0.prefecture + $0.name }
    var names: [String: String] = [:]
    for county in counties {
      let full = county.prefecture + county.name
      names[county.adcode] =
        short[county.name]?.count == 1
        ? county.name : long[full]?.count == 1 ? full : "\(full)（\(county.adcode)）"
    }
    self.names = names
  }

  /// The name of a county; its code if there is no such county.
  public subscript(adcode: String) -> String { names[adcode] ?? adcode }
}
