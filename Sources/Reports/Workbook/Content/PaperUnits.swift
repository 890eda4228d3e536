import SamplingInspection

/// The units that batches are handed to, in the order of paper: by prefecture, then by code.
struct PaperUnits: Sendable {
  /// One unit.
  struct Unit: Sendable, Equatable {
    var adcode: String
    /// Its name, with its prefecture or its code where another unit has the same.
    var name: String
    /// The unit above; may be empty.
    var prefecture: String
    var population: Int64
    /// Folders and file name of its workbook, as wished.
    var path: [String]
  }

  let all: [Unit]
  /// Number in ``all`` by adcode.
  let number: [String: Int]
  /// Distinct prefectures, in order.
  let prefectures: [String]

  init(_ counties: [County]) {
    var lowest: [String: String] = [:]
    for county in counties {
      lowest[county.prefecture] = min(lowest[county.prefecture] ?? county.adcode, county.adcode)
    }
    prefectures = lowest.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
    let rank = Dictionary(uniqueKeysWithValues: prefectures.enumerated().map { ($1, $0) })

    let names = CountyNames(counties)
    let ordered = counties.sorted {
      (rank[$0.prefecture] ?? 0, $0.adcode) < (rank[$1.prefecture] ?? 0, $1.adcode)
    }
    all = ordered.map { county in
      let folders = [Province.name(ofAdcode: county.adcode), county.prefecture].filter { !$0.isEmpty }
      return Unit(
        adcode: county.adcode, name: names[county.adcode], prefecture: county.prefecture, population: county.population,
        path: folders + ["\(county.adcode)-\(county.name)"])
    }
    number = Dictionary(
      all.enumerated().map { ($1.adcode, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// Provinces by the first two digits of an administrative code (GB/T 2260).
enum Province {
  /// The province of a code; the two digits if there is none, as with made-up codes.
  static func name(ofAdcode adcode: String) -> String {
    let digits = String(adcode.prefix(2))
    return names[digits] ?? digits
  }

  private static let names = [
    "11": "北京市", "12": "天津市", "13": "河北省", "14": "山西省", "15": "内蒙古自治区", "21": "辽宁省", "22": "吉林省",
    "23": "黑龙江省", "31": "上海市", "32": "江苏省", "33": "浙江省", "34": "安徽省", "35": "福建省", "36": "江西省",
    "37": "山东省", "41": "河南省", "42": "湖北省", "43": "湖南省", "44": "广东省", "45": "广西壮族自治区", "46": "海南省",
    "50": "重庆市", "51": "四川省", "52": "贵州省", "53": "云南省", "54": "西藏自治区", "61": "陕西省", "62": "甘肃省",
    "63": "青海省", "64": "宁夏回族自治区", "65": "新疆维吾尔自治区", "71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区",
  ]
}
