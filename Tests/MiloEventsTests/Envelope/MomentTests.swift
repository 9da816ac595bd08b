import Testing

@testable import MiloEvents

@Suite struct `A calendar date` {
  @Test func `is read back as written, every day of three centuries`() throws {
    var date = try #require(LocalDate("1900-01-01"))
    let last = try #require(LocalDate("2199-12-31"))
    #expect(date.day == -25_567)
    var (year, month, day) = (1900, 1, 1)
    var weekday = 1  // 1900-01-01 was a Monday
    while date <= last {
      let text = date.description
      #expect(date.components == (year, month, day))
      #expect(LocalDate(text) == date)
      #expect(LocalDate(year: year, month: month, day: day) == date)
      #expect(date.weekday == weekday)
      weekday = weekday % 7 + 1
      day += 1
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      if day > [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] {
        (month, day) = (month + 1, 1)
      }
      if month > 12 { (year, month) = (year + 1, 1) }
      date = date + 1
    }
    #expect((year, month, day) == (2200, 1, 1))
  }

  @Test(arguments: [
    "2022-02-30", "2023-02-29", "1900-02-29", "2100-02-29", "2022-13-01", "2022-00-01",
    "2022-01-00", "2022-04-31", "2022-1-01", "20220101", "2022-01-01 ", " 2022-01-01", "+022-01-01",
    "2022/01/01", "２022-01-01", "",
  ])
  func `is no other text`(text: String) {
    #expect(LocalDate(text) == nil)
  }

  @Test func `has leap days every four years, but three centuries in four`() {
    #expect(LocalDate("2000-02-29") != nil)
    #expect(LocalDate("2024-02-29") != nil)
    #expect(LocalDate("2196-02-29") != nil)
  }

  @Test(arguments: [
    ("2004-02-29", "2022-02-28", 17), ("2004-02-29", "2022-03-01", 18),
    ("2004-02-29", "2024-02-28", 19), ("2004-02-29", "2024-02-29", 20),
    ("2004-06-15", "2022-06-14", 17), ("2004-06-15", "2022-06-15", 18),
    ("2022-06-15", "2022-06-15", 0), ("2022-06-15", "2022-06-14", -1),
  ])
  func `gives an age in completed years`(birth: String, date: String, age: Int) throws {
    let born = try #require(LocalDate(birth))
    #expect(born.age(on: try #require(LocalDate(date))) == age)
  }

  @Test func `reaches an age on the birthday, never the day before`() throws {
    for birth in ["2004-02-29", "2004-02-28", "2003-03-01", "2005-12-31"] {
      let born = try #require(LocalDate(birth))
      for age in 1...30 {
        let birthday = born.birthday(age: age)
        #expect(born.age(on: birthday) == age)
        #expect(born.age(on: birthday - 1) == age - 1)
      }
    }
  }

  @Test(arguments: [
    ("2024-02-29", -1, "2023-02-28"), ("2024-02-29", 4, "2028-02-29"),
    ("2023-02-28", 1, "2024-02-28"), ("2022-12-31", 1, "2023-12-31"),
  ])
  func `moves by years`(from: String, years: Int, to: String) throws {
    #expect(try #require(LocalDate(from)).adding(years: years).description == to)
  }

  @Test(arguments: [
    ("2022-01-31", 1, "2022-02-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2022-12-15", 1, "2023-01-15"), ("2022-01-15", -1, "2021-12-15"),
    ("2022-03-31", -13, "2021-02-28"),
  ])
  func `moves by months`(from: String, months: Int, to: String) throws {
    #expect(try #require(LocalDate(from)).adding(months: months).description == to)
  }
}

@Suite struct `A month` {
  @Test func `is read back as written, and bounds its days`() throws {
    for index in 1900 * 12..<2200 * 12 {
      let month = Mois(index: index)
      #expect(Mois(month.description) == month)
      #expect(month.firstDay.mois == month)
      #expect(month.lastDay.mois == month)
      #expect((month.lastDay + 1).mois == month.adding(1))
      #expect(month.lastDay - month.firstDay + 1 == month.dayCount)
    }
  }

  @Test(arguments: ["2022-13", "2022-00", "2022-1", "2022", "2022-01-01", "22-01", ""])
  func `is no other text`(text: String) {
    #expect(Mois(text) == nil)
  }
}

@Suite struct `A moment` {
  @Test func `has the local date as written, and an instant that counts the offset`() throws {
    let paris = try #require(Moment("2022-03-14T00:30:00+01:00"))
    let utc = try #require(Moment("2022-03-13T23:30:00Z"))
    #expect(paris.instant == utc.instant)
    #expect(paris.date == LocalDate("2022-03-14"))
    #expect(utc.date == LocalDate("2022-03-13"))
    #expect(paris.unixMilliseconds == 1_647_214_200_000)
    #expect(Moment("1970-01-01T00:00:00Z")?.unixMilliseconds == 0)
    #expect(Moment("1969-12-31T23:59:59.9999Z")?.unixMilliseconds == -1)
    #expect(Moment("2050-01-01T00:00:00Z")?.instant == 0)
    #expect(Moment("2050-01-01T00:00:00.000000001Z")?.instant == 1)
    #expect(Moment("2050-01-01T00:00:00.0000000019Z")?.instant == 1)
    #expect(Moment("2049-12-31T23:59:59.5-12:00")?.offsetMinutes == -720)
  }

  @Test func `orders instants of every day, midnight and offset of three centuries`() throws {
    for day in stride(from: Int32(-25_567), to: 84_006, by: 1) {
      let date = LocalDate(day: day)
      let midnight = try #require(Moment("\(date)T00:00:00Z"))
      #expect(midnight.date == date)
      #expect(midnight.unixMilliseconds == Int64(day) * 86_400_000)
      guard day.isMultiple(of: 11) else { continue }
      let late = try #require(Moment("\(date)T23:59:59.999999999-11:30"))
      #expect(late.date == date)
      #expect(late.unixMilliseconds == Int64(day) * 86_400_000 + 127_799_999)
    }
  }

  @Test(arguments: [
    "2022-03-14T09:30:00", "2022-03-14T09:30Z", "2022-03-14 09:30:00Z", "2022-03-14\u{14}09:30:00Z",
    "2022-03-14T24:00:00Z", "2022-03-14T09:60:00Z", "2022-03-14T09:30:60Z",
    "2022-03-14T09:30:00\u{1A}",
    "2022-03-14T09:30:00.Z", "2022-03-14T09:30:00,5Z", "2022-03-14T09:30:00+0100",
    "2022-03-14T09:30:00+01", "2022-03-14T09:30:00+24:00", "2022-03-14T09:30:00+01:60",
    "2022-03-14T09:30:00Z ", "2022-03-14T9:30:00Z", "2022-02-30T09:30:00Z", "1899-12-31T00:00:00Z",
    "2200-01-01T00:00:00Z", "2022-03-14", "",
  ])
  func `is no other text`(text: String) {
    #expect(Moment(text) == nil)
  }
}

@Suite struct `A recorded time` {
  @Test func `is read back as written, every day and millisecond`() throws {
    for day in stride(from: Int64(-25_567), to: 84_006, by: 1) {
      let time = RecordedTime(milliseconds: day * 86_400_000 + abs(day * 791_977 % 86_400_000))
      #expect(RecordedTime(time.description) == time)
    }
    #expect(RecordedTime("1970-01-01T00:00:00.001Z")?.milliseconds == 1)
    #expect(RecordedTime(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
  }

  @Test(arguments: [
    "2022-03-14T10:00:00Z", "2022-03-14T10:00:00.00Z", "2022-03-14T10:00:00.0000Z",
    "2022-03-14T10:00:00.000+00:00", "2022-03-14T10:00:60.000Z", "2022-03-14T24:00:00.000Z",
    "2022-02-30T10:00:00.000Z", "2022-03-14 10:00:00.000Z", "2022-03-14T10:00:00.00aZ", "",
  ])
  func `is no other text`(text: String) {
    #expect(RecordedTime(text) == nil)
  }
}

@Suite struct `An exact number` {
  @Test func `has two decimals at most, and no rounding`() {
    for hundredths in 0...20_000 {
      let number = Nombre(centiemes: hundredths)
      #expect(Nombre(number.description) == number)
    }
    #expect(Nombre("43.23")?.centiemes == 4323)
    #expect(Nombre("0.5")?.centiemes == 50)
    #expect(Nombre("7.0")?.description == "7")
    #expect(Nombre("9999999999999")?.centiemes == 999_999_999_999_900)
  }

  @Test(arguments: [
    "", ".", "1.", ".5", "1.234", "-1", "+1", "1e2", "1,5", "1.5.0", "10000000000000",
  ])
  func `is no other text`(text: String) {
    #expect(Nombre(text) == nil)
  }
}
