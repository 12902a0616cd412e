package org.foothold.engine.model;

/**
 * Where a piece of evidence was read.
 *
 * @param path the file as given, or below the folder given; parts are separated by {@code /}
 * @param record the EventRecordID; of JSON the line, or the place among the elements, from 1
 * @param carved whether the record lay in space that the log no longer uses
 */
public record Origin(String path, long record, boolean carved) {}
