#include "widgets/chart_picture.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QFontInfo>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr double kAnyPlot = 100;
constexpr int kDotsPerInch = 96; ///< of a file's unit: sizes of fonts are in pixels of the screen at 100 %

QString say(const char* text)
{
    return QCoreApplication::translate("ChartPicture", text);
}

QFont onPaper(QFont font)
{
    font.setFamily(QFontInfo(font).family());      // who reads the file does not know what "Sans Serif" is here
    font.setStyleStrategy(QFont::PreferNoShaping); // as in the report: what is shaped cannot be searched
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

Error cannotWrite(const QString& path, const QString& why)
{
    return {.code = ErrorCode::Storage,
            .where = path,
            .expected = say(QT_TRANSLATE_NOOP("ChartPicture", "a file that can be written")),
            .found = why,
            .hint = say(QT_TRANSLATE_NOOP("ChartPicture", "Choose another folder."))};
}

QImage pixelsOf(const PictureOrder& order)
{
    QImage picture((QSizeF(order.size) * order.ratio).toSize(), QImage::Format_RGB32);
    picture.setDevicePixelRatio(order.ratio);
    picture.fill(order.style.theme.surface); // the last pixels may be covered in part only
    ChartStyle style = order.style;
    style.pixel = 1 / order.ratio;
    QPainter painter(&picture);
    paintChart(painter, QRectF(QPointF(), QSizeF(order.size)), *order.chart, style);
    return picture;
}

} // namespace

PictureOrder orderOf(const TimeSeriesChart& chart)
{
    ChartStyle style = chart.styleNow();
    const auto height = [&style](TimeAxis axis) { return chartHeight(style.base, kAnyPlot, axis); };
    const int axis = style.timeAxis == TimeAxis::Hidden ? height(TimeAxis::Shown) - height(TimeAxis::Hidden) : 0;
    style.timeAxis = TimeAxis::Shown;
    style.isAlone = true;
    const QSize size = chart.size() + QSize(0, axis);
    return {chart.sharedChart(), std::move(style), size, chart.devicePixelRatioF(), chart.accessibleValue()};
}

QImage pictureOf(const TimeSeriesChart& chart)
{
    return pixelsOf(orderOf(chart));
}

void writeSvg(const PictureOrder& order, QIODevice& to)
{
    ChartStyle style = order.style;
    style.base = onPaper(style.base);
    QSvgGenerator file;
    file.setOutputDevice(&to);
    file.setResolution(kDotsPerInch);
    file.setSize(order.size);
    file.setViewBox(QRect(QPoint(), order.size));
    file.setTitle(titleAlone(*order.chart));
    file.setDescription(order.words);
    QPainter painter(&file);
    paintChart(painter, QRectF(QPointF(), QSizeF(order.size)), *order.chart, style);
}

Result<void> savePicture(const PictureOrder& order, const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending != u"svg" && ending != u"png")
        return Error{.code = ErrorCode::BadValue,
                     .where = path,
                     .expected = say(QT_TRANSLATE_NOOP("ChartPicture", "a name that ends with .svg or .png")),
                     .found = u'.' + ending};
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (ending == u"svg")
        writeSvg(order, buffer);
    else if (!pixelsOf(order).save(&buffer, "PNG")) // of a size no memory is left for
        return Error{.code = ErrorCode::TooLarge, .where = path, .expected = {}, .found = {}, .hint = {}};
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return cannotWrite(path, file.errorString());
    return {};
}

} // namespace traceo
