#include "export/document.h"

#include <QCryptographicHash>

#include <bit>
#include <type_traits>

namespace traceo {
namespace {

/// Values one after the other, each with its length or in a fixed width, so that no two contents
/// read the same.
class Digest {
public:
    void add(const QString& text)
    {
        const QByteArray utf8 = text.toUtf8();
        add(std::int64_t(utf8.size()));
        m_hash.addData(utf8);
    }
    void add(std::int64_t number)
    {
        char bytes[8];
        for (int i = 0; i < 8; ++i) // little endian, whatever the machine
            bytes[i] = char(std::uint64_t(number) >> (8 * i) & 0xff);
        m_hash.addData(QByteArrayView(bytes, sizeof bytes));
    }
    void add(double value) { add(std::isnan(value) ? std::int64_t(-1) : std::bit_cast<std::int64_t>(value + 0.0)); }
    void add(UtcMs moment) { add(msOf(moment)); }
    void add(TimeSpan span)
    {
        add(span.from);
        add(span.to);
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void add(Enum value) { add(std::int64_t(value)); }
    template <class T>
    void add(const std::optional<T>& value)
    {
        add(std::int64_t(value.has_value()));
        if (value)
            add(*value);
    }
    template <class T>
    void add(const std::vector<T>& list)
    {
        add(std::int64_t(list.size()));
        for (const T& item : list)
            add(item);
    }

    void add(const Reading& reading)
    {
        add(reading.value);
        add(reading.unit);
        add(reading.at);
        add(reading.quality);
        add(reading.better);
        add(std::int64_t(reading.decimals));
        add(std::int64_t(reading.age.count()));
    }
    void add(const Cell& cell)
    {
        add(cell.kind);
        add(cell.text);
        add(cell.aside);
        add(cell.reading);
        add(cell.status);
        add(cell.fraction);
        add(std::int64_t(cell.sparkline.size()));
        for (const double value : cell.sparkline)
            add(value);
    }
    void add(const LinePoint& point)
    {
        add(point.at);
        add(point.first);
        add(point.min);
        add(point.max);
        add(point.last);
    }
    void add(const Line& line)
    {
        add(line.name);
        add(line.unit);
        add(line.style);
        add(line.points);
        add(line.newest);
    }
    void add(const Band& band)
    {
        add(band.kind);
        add(band.span);
        add(band.name);
    }
    void add(const Chart& chart)
    {
        add(chart.title);
        add(chart.note);
        add(chart.unit);
        add(chart.range);
        add(chart.lines);
        add(chart.bands);
    }
    void add(const ChangePoint& change)
    {
        add(change.at);
        add(change.words);
    }
    void add(const Strip::Part& part)
    {
        add(part.span);
        add(part.status);
    }
    void add(const Strip::Lane& lane)
    {
        add(lane.name);
        add(lane.parts);
        add(lane.now);
        add(lane.words);
    }
    void add(const Strip& strip)
    {
        add(strip.title);
        add(strip.range);
        add(strip.lanes);
    }
    void add(const std::pair<Status, int>& count)
    {
        add(count.first);
        add(std::int64_t(count.second));
    }
    void add(const KeyFigure& figure)
    {
        add(figure.title);
        add(figure.value);
        add(figure.unit);
        add(figure.note);
        add(figure.counts);
    }
    void add(const DocumentTable::Column& column)
    {
        add(column.title);
        add(column.kind);
    }
    void add(const DocumentTable& table)
    {
        add(table.title);
        add(table.caption);
        add(table.columns);
        add(table.rows);
        add(table.total);
    }
    void add(const DocumentCharts& charts)
    {
        add(charts.title);
        add(charts.status);
        add(charts.caption);
        add(charts.charts);
        add(charts.changes);
        add(charts.strip);
    }
    void add(const DocumentNotes::Note& note)
    {
        add(note.status);
        add(note.subject);
        add(note.text);
        add(note.command);
    }
    void add(const DocumentNotes& notes)
    {
        add(notes.title);
        add(notes.caption);
        add(notes.notes);
    }
    void add(const DocumentBlock& block)
    {
        add(std::int64_t(block.index()));
        std::visit([this](const auto& one) { add(one); }, block);
    }
    void add(const DocumentSection& section)
    {
        add(section.subject);
        add(section.finding);
        add(section.summary);
        add(section.notices);
        add(section.figures);
        add(section.blocks);
        add(section.method);
        add(std::int64_t(section.isPartial));
    }
    void add(const DocumentSource& source)
    {
        add(source.name);
        add(source.kind);
        add(source.status);
        add(source.age);
    }

    QString hex() const { return QString::fromLatin1(m_hash.result().toHex()); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace

QString contentHash(const Document& document)
{
    Digest digest;
    digest.add(document.workspace);
    digest.add(document.origin);
    digest.add(document.period);
    digest.add(document.sources);
    digest.add(document.sections);
    return digest.hex();
}

} // namespace traceo
