package org.foothold.engine.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvStreamTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "a,b|1,2|3,4; {'a':'1','b':'2'}|{'a':'3','b':'4'}|",
                "a,b|'x,y',' z '|; {'a':'x,y','b':' z '}|",
                "a|'{''k'':1}'; {'a':'{\\'k\\':1}'}|",
                "a,b|'1|2',3; {'a':'1\\u000a2','b':'3'}|",
                "a,b|1|1,2,3; {'a':'1'}|{'a':'1','b':'2'}|",
                "a|'open; {'a':'open'}|",
                "a; ~~",
                "~~; ~~"
            })
    void rowsBecomeObjects(String csv, String json) throws IOException {
        byte[] bytes = csv.replace('|', '\n').replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        String read = new String(new CsvStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);

        assertThat(read).isEqualTo(json.replace('|', '\n').replace('\'', '"'));
    }
}
